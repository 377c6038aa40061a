package org.lambdainvoke.local;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends what a function writes as frames: one with each flush, and one whenever the buffer is full. Thread-safe, as a
 * function that is out of time may go on writing: nothing is sent any more once this is closed.
 */
final class ChunkStream extends OutputStream {
    /** Lambda quotas: a streamed answer may have 200 MB. */
    static final int MAX_ANSWER_BYTES = 200 << 20;

    private static final int BUFFER_BYTES = 64 << 10;

    private final OutputStream frames;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private int total;
    private boolean isClosed;
    private boolean isTooLarge;

    ChunkStream(OutputStream frames) {
        this.frames = frames;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (isClosed) {
            throw new IOException("The answer has ended");
        }
        if (length > MAX_ANSWER_BYTES - total) {
            isTooLarge = true;
            throw new IOException("The answer is larger than " + MAX_ANSWER_BYTES + " bytes");
        }
        total += length;
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (buffered == BUFFER_BYTES) {
                flush();
            }
            int step = Math.min(BUFFER_BYTES - buffered, end - position);
            System.arraycopy(bytes, position, buffer, buffered, step);
            buffered += step;
            position += step;
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (buffered > 0 && !isClosed) {
            int size = buffered;
            buffered = 0;
            EventFrames.payloadChunk(buffer, size).encode(frames);
            frames.flush();
        }
    }

    /** Sends the rest; no more is taken. */
    @Override
    public synchronized void close() throws IOException {
        flush();
        isClosed = true;
    }

    /** Whether the function wanted to write more than Lambda sends. */
    synchronized boolean isTooLarge() {
        return isTooLarge;
    }
}
