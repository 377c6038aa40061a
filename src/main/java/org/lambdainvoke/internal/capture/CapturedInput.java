package org.lambdainvoke.internal.capture;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The stream of a request, and a copy of what was read from it. As little thread-safe as the stream itself. */
final class CapturedInput extends ServletInputStream {
    private final ServletInputStream stream;
    private final CapturedUpload upload;

    CapturedInput(ServletInputStream stream, CapturedUpload upload) {
        this.stream = stream;
        this.upload = upload;
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
            upload.ended();
        } else {
            upload.body().add(oneByte);
        }
        return oneByte;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = stream.read(bytes, offset, length);
        if (count < 0) {
            upload.ended();
        } else {
            upload.body().add(bytes, offset, count);
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
            upload.ended();
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
        stream.setReadListener(listener == null ? null : new Noting(listener, upload));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private record Noting(ReadListener listener, CapturedUpload upload) implements ReadListener {
        @Override
        public void onDataAvailable() throws IOException {
            listener.onDataAvailable();
        }

        @Override
        public void onAllDataRead() throws IOException {
            upload.ended();
            listener.onAllDataRead();
        }

        @Override
        public void onError(Throwable error) {
            listener.onError(error);
        }
    }
}
