package org.lambdainvoke.support.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Frames of a streamed answer, written byte by byte after the Smithy specification ("Amazon Event Stream") and not by
 * the library that the filter reads them with.
 */
public final class EventFrame {
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;
    private static final byte STRING = 7;

    private EventFrame() {}

    /** Some of the function's answer. */
    public static byte[] chunk(String payload) {
        return chunk(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Some of the function's answer. */
    public static byte[] chunk(byte[] payload) {
        return of(
                payload,
                ":event-type",
                "PayloadChunk",
                ":content-type",
                "application/octet-stream",
                ":message-type",
                "event");
    }

    /** The end of a function that did not fail. */
    public static byte[] complete() {
        return complete("{\"ErrorCode\":null,\"ErrorDetails\":null,\"LogResult\":null}");
    }

    /** The end of a function, told in JSON. */
    public static byte[] complete(String json) {
        return of(
                json.getBytes(StandardCharsets.UTF_8),
                ":event-type",
                "InvokeComplete",
                ":content-type",
                "application/json",
                ":message-type",
                "event");
    }

    /** An exception of the API in the midst of the answer. */
    public static byte[] exception(String type, String json) {
        return of(
                json.getBytes(StandardCharsets.UTF_8),
                ":exception-type",
                type,
                ":content-type",
                "application/json",
                ":message-type",
                "exception");
    }

    /** An error that has no type. */
    public static byte[] error(String code, String message) {
        return of(new byte[0], ":message-type", "error", ":error-code", code, ":error-message", message);
    }

    /** Any frame; {@code headers} are names and values. */
    public static byte[] of(byte[] payload, String... headers) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (int i = 0; i < headers.length; i += 2) {
            byte[] name = headers[i].getBytes(StandardCharsets.UTF_8);
            byte[] value = headers[i + 1].getBytes(StandardCharsets.UTF_8);
            fields.write(name.length);
            fields.writeBytes(name);
            fields.write(STRING);
            fields.write(value.length >> 8);
            fields.write(value.length);
            fields.writeBytes(value);
        }
        int length = PRELUDE_BYTES + fields.size() + payload.length + CHECKSUM_BYTES;
        ByteBuffer frame = ByteBuffer.allocate(length).putInt(length).putInt(fields.size());
        frame.putInt(checksum(frame)).put(fields.toByteArray()).put(payload);
        return frame.putInt(checksum(frame)).array();
    }

    private static int checksum(ByteBuffer frame) {
        CRC32 checksum = new CRC32();
        checksum.update(frame.duplicate().flip());
        return (int) checksum.getValue();
    }
}
