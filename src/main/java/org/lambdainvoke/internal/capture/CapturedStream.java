package org.lambdainvoke.internal.capture;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The stream of a response, and a copy of what it has taken. As little thread-safe as the stream itself. */
final class CapturedStream extends ServletOutputStream {
    private final ServletOutputStream stream;
    private final CapturedAnswer answer;
    private final CapturedBody body;

    CapturedStream(ServletOutputStream stream, CapturedAnswer answer) {
        this.stream = stream;
        this.answer = answer;
        this.body = answer.body();
    }

    private interface Write {
        void run() throws IOException;
    }

    /** An answer that the client does not get whole cannot be compared. */
    private void writing(Write write) throws IOException {
        boolean isDone = false;
        try {
            write.run();
            isDone = true;
        } finally {
            if (!isDone) {
                answer.breakOff();
            }
        }
    }

    /** Whether this writes to {@code other}. */
    // By identity: a reset may have made the container give another stream.
    @SuppressWarnings("ReferenceEquality")
    boolean isOver(ServletOutputStream other) {
        return stream == other;
    }

    @Override
    public void write(int oneByte) throws IOException {
        writing(() -> stream.write(oneByte));
        body.add(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        writing(() -> stream.write(bytes, offset, length));
        body.add(bytes, offset, length);
    }

    /** By the container, since each writes what is not ASCII in its own way. */
    @Override
    public void print(String text) throws IOException {
        writing(() -> stream.print(text));
        String written = String.valueOf(text);
        if (written.chars().allMatch(character -> character < 0x80)) {
            body.add(written.getBytes(StandardCharsets.US_ASCII), 0, written.length());
        } else {
            body.lose();
        }
    }

    /** Of Servlet 6.1, whose own asks first whether this is ready. */
    // There is nothing to override in Servlet 6.0, which this is compiled against.
    @SuppressWarnings("MissingOverride")
    public void write(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void flush() throws IOException {
        writing(stream::flush);
    }

    @Override
    public void close() throws IOException {
        writing(stream::close);
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        stream.setWriteListener(listener == null ? null : new Noting(listener, answer));
    }

    private record Noting(WriteListener listener, CapturedAnswer answer) implements WriteListener {
        @Override
        public void onWritePossible() throws IOException {
            listener.onWritePossible();
        }

        @Override
        public void onError(Throwable error) {
            answer.breakOff();
            listener.onError(error);
        }
    }
}
