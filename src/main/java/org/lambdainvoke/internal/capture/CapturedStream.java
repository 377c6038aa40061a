package org.lambdainvoke.internal.capture;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The stream of a response, and a copy of what it has taken. As little thread-safe as the stream itself. */
final class CapturedStream extends ServletOutputStream {
    private final ServletOutputStream stream;
    private final CapturedBody body;

    CapturedStream(ServletOutputStream stream, CapturedBody body) {
        this.stream = stream;
        this.body = body;
    }

    /** Whether this writes to {@code other}. */
    // By identity: a reset may have made the container give another stream.
    @SuppressWarnings("ReferenceEquality")
    boolean isOver(ServletOutputStream other) {
        return stream == other;
    }

    @Override
    public void write(int oneByte) throws IOException {
        stream.write(oneByte);
        body.add(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        body.add(bytes, offset, length);
    }

    /** By the container, since each writes what is not ASCII in its own way. */
    @Override
    public void print(String text) throws IOException {
        stream.print(text);
        String written = String.valueOf(text);
        if (written.chars().allMatch(character -> character < 0x80)) {
            body.add(written.getBytes(StandardCharsets.US_ASCII), 0, written.length());
        } else {
            body.lose();
        }
    }

    @Override
    public void flush() throws IOException {
        if (!ForwardsOfUndertow.areEnding(stream)) {
            stream.flush();
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        stream.setWriteListener(listener);
    }
}
