package org.lambdainvoke.internal.capture;

import java.io.PrintWriter;
import java.io.Writer;

/** The writer of a response, and a copy of what it has taken. */
final class CapturedWriter extends PrintWriter {
    private static final String CRLF = "\r\n";

    private final PrintWriter writer;
    private final String lineEnd;

    CapturedWriter(PrintWriter writer, CapturedBody body) {
        super(new Tee(writer, body));
        this.writer = writer;
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
    public void flush() {
        if (!ForwardsOfUndertow.areEnding(writer)) {
            super.flush();
        }
    }

    /** Of the container's, which does not throw. */
    @Override
    public boolean checkError() {
        boolean isOurs = super.checkError();
        return writer.checkError() || isOurs;
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
