package org.lambdainvoke.internal.capture;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The stream of a request, and a copy of what was read from it. As little thread-safe as the stream itself. */
final class CapturedInput extends ServletInputStream {
    private final ServletInputStream stream;
    private final CapturedBody body;
    private final Runnable atEnd;

    /**
     * Notes from now on.
     *
     * @param body takes what is read
     * @param atEnd told when all was read, perhaps more than once
     */
    CapturedInput(ServletInputStream stream, CapturedBody body, Runnable atEnd) {
        this.stream = stream;
        this.body = body;
        this.atEnd = atEnd;
    }

    /** Whether this reads from {@code other}. */
    // By identity: a wrapper in front may give another stream each time.
    @SuppressWarnings("ReferenceEquality")
    boolean isOver(ServletInputStream other) {
        return stream == other;
    }

    @Override
    public int read() throws IOException {
        int oneByte = stream.read();
        if (oneByte < 0) {
            atEnd.run();
        } else {
            body.add(oneByte);
        }
        return oneByte;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = stream.read(bytes, offset, length);
        if (count < 0) {
            atEnd.run();
        } else {
            body.add(bytes, offset, count);
        }
        return count;
    }

    /** Of Servlet 6.1, whose own asks first whether this is ready, which not every container's is that may wait. */
    // There is nothing to override in Servlet 6.0, which this is compiled against.
    @SuppressWarnings("MissingOverride")
    public int read(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        int count = read(bytes, 0, bytes.length);
        if (count > 0) {
            buffer.put(bytes, 0, count);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return stream.available();
    }

    @Override
    public boolean isFinished() {
        boolean isFinished = stream.isFinished();
        if (isFinished) {
            atEnd.run();
        }
        return isFinished;
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    /** The listener is told by the container, and reads from this; it may be told of the end without having met it. */
    @Override
    public void setReadListener(ReadListener listener) {
        stream.setReadListener(listener == null ? null : new Noting(listener, atEnd));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private record Noting(ReadListener listener, Runnable atEnd) implements ReadListener {
        @Override
        public void onDataAvailable() throws IOException {
            listener.onDataAvailable();
        }

        @Override
        public void onAllDataRead() throws IOException {
            atEnd.run();
            listener.onAllDataRead();
        }

        @Override
        public void onError(Throwable error) {
            listener.onError(error);
        }
    }
}
