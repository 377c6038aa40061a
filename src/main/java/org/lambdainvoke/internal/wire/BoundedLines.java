package org.lambdainvoke.internal.wire;

import java.io.IOException;
import org.apache.http.MessageConstraintException;
import org.apache.http.io.HttpTransportMetrics;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.util.CharArrayBuffer;

/**
 * Bounds all lines together that come one after another: HttpClient bounds the length of one and their number, which
 * may still be more than there is memory. Bytes between them are bounded elsewhere. Not thread-safe.
 */
final class BoundedLines implements SessionInputBuffer {
    /** The longest field of Lambda, the end of a function's log, has 6 KB; all others together have less than one. */
    static final int MOST_CHARACTERS = 64 * 1024;

    private static final int LINE_END = 2;

    private final SessionInputBuffer buffer;
    private int characters;

    BoundedLines(SessionInputBuffer buffer) {
        this.buffer = buffer;
    }

    /** The lines before are forgotten. */
    void beginAnew() {
        characters = 0;
    }

    @Override
    public int readLine(CharArrayBuffer line) throws IOException {
        int length = buffer.readLine(line);
        count(length);
        return length;
    }

    @Override
    public String readLine() throws IOException {
        String line = buffer.readLine();
        count(line == null ? 0 : line.length());
        return line;
    }

    private void count(int length) throws MessageConstraintException {
        characters += Math.max(0, length) + LINE_END;
        if (characters > MOST_CHARACTERS) {
            throw new MessageConstraintException("more than " + MOST_CHARACTERS + " characters in lines");
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        characters = 0;
        return buffer.read(bytes, offset, length);
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        characters = 0;
        return buffer.read(bytes);
    }

    @Override
    public int read() throws IOException {
        characters = 0;
        return buffer.read();
    }

    @Override
    @Deprecated
    public boolean isDataAvailable(int timeoutMillis) throws IOException {
        return buffer.isDataAvailable(timeoutMillis);
    }

    @Override
    public HttpTransportMetrics getMetrics() {
        return buffer.getMetrics();
    }
}
