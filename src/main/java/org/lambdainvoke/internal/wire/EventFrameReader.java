package org.lambdainvoke.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.lambdainvoke.call.Bytes;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Takes the frames of an event stream (Smithy, "Amazon Event Stream") from a stream of bytes, one at a time and without
 * reading beyond it. The library has a decoder of its own, which takes two megabytes for each stream. Not thread-safe.
 */
final class EventFrameReader {
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKED_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 16 * 1024 * 1024 + 128 * 1024 + SHORTEST;

    /** What a frame says. */
    record Event(Map<String, HeaderValue> headers, Bytes payload) {
        /** A header; empty when it is not there. */
        String header(String name) {
            HeaderValue value = headers.get(name);
            return value == null ? "" : value.getString();
        }
    }

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
    Event next() throws IOException {
        read(0, PRELUDE_BYTES);
        int length = intAt(0);
        int headersLength = intAt(Integer.BYTES);
        if (checksum(frame, CHECKED_BYTES) != intAt(CHECKED_BYTES)
                || length < SHORTEST
                || length > LONGEST
                || headersLength < 0
                || headersLength > length - SHORTEST) {
            throw new IOException("what came is no frame of an event stream");
        }
        read(PRELUDE_BYTES, length - PRELUDE_BYTES);
        int endOfPayload = length - CHECKSUM_BYTES;
        if (checksum(frame, endOfPayload) != intAt(endOfPayload)) {
            throw new IOException("a frame is damaged");
        }
        try {
            Message message = Message.decode(headersAlone(headersLength));
            return new Event(
                    message.getHeaders(),
                    Bytes.of(Arrays.copyOfRange(frame, PRELUDE_BYTES + headersLength, endOfPayload)));
        } catch (RuntimeException e) {
            // The library throws what its buffers throw when headers are not what they say.
            throw new IOException("a frame is damaged", e);
        }
    }

    /** The frame without its payload, of which the library would make three copies. */
    private ByteBuffer headersAlone(int headersLength) {
        ByteBuffer message = ByteBuffer.allocate(SHORTEST + headersLength);
        message.putInt(message.capacity()).putInt(headersLength);
        message.putInt(checksum(message.array(), CHECKED_BYTES));
        message.put(frame, PRELUDE_BYTES, headersLength);
        message.putInt(checksum(message.array(), message.position()));
        return message.flip();
    }

    private int intAt(int index) {
        return ByteBuffer.wrap(frame).getInt(index);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    /** Lets the frame grow as it comes: that it announces a length, with a right checksum, is no reason to trust it. */
    private void read(int offset, int length) throws IOException {
        int end = offset + length;
        int size = offset;
        while (size < end) {
            if (size == frame.length) {
                frame = Arrays.copyOf(frame, Math.min(2 * size, end));
            }
            int next = Math.min(frame.length, end);
            if (stream.readNBytes(frame, size, next - size) < next - size) {
                throw new EOFException("the event stream breaks off");
            }
            size = next;
        }
    }
}
