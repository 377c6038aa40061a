package org.lambdainvoke.internal.capture;

import jakarta.servlet.ServletResponse;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The writer of a response, and a copy of what it has taken. */
final class CapturedWriter extends PrintWriter {
    private static final String CRLF = "\r\n";

    private final PrintWriter writer;
    private final ServletResponse response;
    private final CapturedAnswer answer;
    private final String lineEnd;

    /** Writes to {@code writer}, which is that of {@code response}. */
    CapturedWriter(PrintWriter writer, ServletResponse response, CapturedAnswer answer) {
        super(new Tee(writer, answer.body()));
        this.writer = writer;
        this.response = response;
        this.answer = answer;
        // Of all containers one has its own.
        this.lineEnd = writer.getClass().getName().startsWith("io.undertow.") ? CRLF : System.lineSeparator();
    }

    @Override
    public void println() {
        write(lineEnd);
    }

    /** Whether this writes to {@code other}. */
    // By identity: a reset may have made the container give another writer.
    @SuppressWarnings("ReferenceEquality")
    boolean isOver(PrintWriter other) {
        return writer == other;
    }

    @Override
    public PrintWriter format(String format, Object... values) {
        return super.format(locale(), format, values);
    }

    @Override
    public PrintWriter format(@Nullable Locale locale, String format, Object... values) {
        return super.format(locale == null && isOfJetty() ? response.getLocale() : locale, format, values);
    }

    /** Where none is named: one container takes that of the response. */
    private Locale locale() {
        return isOfJetty() ? response.getLocale() : Locale.getDefault(Locale.Category.FORMAT);
    }

    private boolean isOfJetty() {
        return writer.getClass().getName().startsWith("org.eclipse.jetty.");
    }

    /** Of the container's, which does not throw. */
    @Override
    public boolean checkError() {
        boolean isOurs = super.checkError();
        boolean isBroken = writer.checkError() || isOurs;
        if (isBroken) {
            answer.breakOff();
        }
        return isBroken;
    }

    private static final class Tee extends Writer {
        private final PrintWriter writer;
        private final CapturedBody body;

        Tee(PrintWriter writer, CapturedBody body) {
            this.writer = writer;
            this.body = body;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            writer.write(characters, offset, length);
            body.add(characters, offset, length);
        }

        @Override
        public void write(String text, int offset, int length) {
            writer.write(text, offset, length);
            body.add(text, offset, length);
        }

        @Override
        public void flush() {
            writer.flush();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
