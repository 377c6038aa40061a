package org.lambdainvoke.invoke;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import software.amazon.eventstream.Message;

/**
 * Takes the frames of an event stream (Smithy, "Amazon Event Stream") from a stream of bytes, one at a time and without
 * reading beyond it. The library has a decoder of its own, which takes two megabytes for each stream. Not thread-safe.
 */
final class EventFrameReader {
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKED_BYTES = 8;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 16 * 1024 * 1024 + 128 * 1024 + SHORTEST;

    private final InputStream stream;
    private byte[] frame = new byte[8 * 1024];

    EventFrameReader(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Waits for the next frame.
     *
     * @throws IOException when the stream ends, or what came is no frame
     */
    Message next() throws IOException {
        read(0, PRELUDE_BYTES);
        ByteBuffer prelude = ByteBuffer.wrap(frame);
        int length = prelude.getInt();
        CRC32 checksum = new CRC32();
        checksum.update(frame, 0, CHECKED_BYTES);
        if ((int) checksum.getValue() != prelude.getInt(CHECKED_BYTES) || length < SHORTEST || length > LONGEST) {
            throw new IOException("what came is no frame of an event stream");
        }
        if (length > frame.length) {
            byte[] longer = new byte[length];
            System.arraycopy(frame, 0, longer, 0, PRELUDE_BYTES);
            frame = longer;
        }
        read(PRELUDE_BYTES, length - PRELUDE_BYTES);
        try {
            return Message.decode(ByteBuffer.wrap(frame, 0, length));
        } catch (RuntimeException e) {
            // The library throws what its buffers throw when headers are not what they say.
            throw new IOException("a frame is damaged", e);
        }
    }

    private void read(int offset, int length) throws IOException {
        if (stream.readNBytes(frame, offset, length) < length) {
            throw new EOFException("the event stream breaks off");
        }
    }
}
