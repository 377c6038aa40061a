package org.lambdainvoke.support.endpoint;

import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What {@link FaultEndpoint} may do with a call of InvokeWithResponseStream: streamed answers, good ones and ones that
 * go wrong. Pre-stream errors are {@link Fault#apiError}. What leaves the answer open is ended by a further step:
 * {@code StreamFault.begun("half").reset()}.
 */
public final class StreamFault {
    private static final String HEAD = """
            HTTP/1.1 200 OK\r
            x-amzn-RequestId: request-1\r
            X-Amz-Executed-Version: $LATEST\r
            Content-Type: application/vnd.amazon.eventstream\r
            Transfer-Encoding: chunked\r
            \r
            """;
    private static final String LAST_CHUNK = "0\r\n\r\n";
    private static final int MEGABYTE = 1 << 20;
    private static final byte[] DELIMITER = new byte[8];

    private StreamFault() {}

    /** A good answer, a frame for each payload. */
    public static Fault good(String... payloads) {
        return begun(payloads).send(httpChunk(EventFrame.complete())).send(LAST_CHUNK);
    }

    /** A good answer with status and headers in front, as {@code json} says. */
    public static Fault goodWithPrelude(String json, String... payloads) {
        return head().send(httpChunk(EventFrame.chunk(prelude(json))))
                .send(httpChunks(payloads))
                .send(httpChunk(EventFrame.complete()))
                .send(LAST_CHUNK);
    }

    /** The head and a frame for each payload; the answer is still open. */
    public static Fault begun(String... payloads) {
        return head().send(httpChunks(payloads));
    }

    /** Chunks of HTTP that end in order, without an InvokeComplete. */
    public static Fault withoutComplete(String... payloads) {
        return begun(payloads).send(LAST_CHUNK);
    }

    /** An InvokeComplete that tells of a failure of the function. */
    public static Fault failing(String code, String details, String... payloads) {
        String json =
                "{\"ErrorCode\":" + quoted(code) + ",\"ErrorDetails\":" + quoted(details) + ",\"LogResult\":null}";
        return begun(payloads).send(httpChunk(EventFrame.complete(json))).send(LAST_CHUNK);
    }

    /** An InvokeComplete with any content, and payloads before it. */
    public static Fault ending(String json, String... payloads) {
        return begun(payloads).send(httpChunk(EventFrame.complete(json))).send(LAST_CHUNK);
    }

    /** A frame of an exception behind the payloads. */
    public static Fault exception(String type, String json, String... payloads) {
        return begun(payloads).send(httpChunk(EventFrame.exception(type, json))).send(LAST_CHUNK);
    }

    /** A frame of an error without a type behind the payloads. */
    public static Fault error(String code, String message, String... payloads) {
        return begun(payloads).send(httpChunk(EventFrame.error(code, message))).send(LAST_CHUNK);
    }

    /** A good answer but for one byte of a payload, so that its frame's checksum is wrong. */
    public static Fault badChecksum(String... payloads) {
        byte[] frame = EventFrame.chunk("damaged");
        frame[frame.length - 5] ^= 1;
        return damaged(frame, payloads);
    }

    /** A good answer but for one byte of a frame's length, so that the checksum of its prelude is wrong. */
    public static Fault badPreludeChecksum(String... payloads) {
        byte[] frame = EventFrame.chunk("damaged");
        frame[3] ^= 1;
        return damaged(frame, payloads);
    }

    /** Bytes that are no frames, behind the payloads, and a good end of the chunks of HTTP. */
    public static Fault garbage(byte[] bytes, String... payloads) {
        return damaged(bytes, payloads);
    }

    /** A good answer whose bytes come one in each chunk of HTTP. */
    public static Fault singleBytes(String... payloads) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String payload : payloads) {
            frames.writeBytes(EventFrame.chunk(payload));
        }
        frames.writeBytes(EventFrame.complete());
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (byte octet : frames.toByteArray()) {
            chunks.writeBytes(httpChunk(new byte[] {octet}));
        }
        return head().send(chunks.toByteArray()).send(LAST_CHUNK);
    }

    /** How many bytes {@code json}, the delimiter and {@code body} are: the places at which they can be cut. */
    public static int lengthOf(String json, String body) {
        return prelude(json).length + body.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A good answer with status and headers in front, cut into two frames behind {@code position} bytes. */
    public static Fault cutAt(int position, String json, String body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(prelude(json));
        whole.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        byte[] all = whole.toByteArray();
        return head().send(httpChunk(EventFrame.chunk(Arrays.copyOfRange(all, 0, position))))
                .send(httpChunk(EventFrame.chunk(Arrays.copyOfRange(all, position, all.length))))
                .send(httpChunk(EventFrame.complete()))
                .send(LAST_CHUNK);
    }

    /** The beginning of a prelude's JSON, without an end, of so many megabytes, and a good end of the answer. */
    public static Fault preludeWithoutEnd(int megabytes) {
        byte[] frame = httpChunk(EventFrame.chunk("x".repeat(MEGABYTE)));
        return head().send(httpChunk(EventFrame.chunk("{\"statusCode\":200,\"headers\":{\"x\":\"")))
                .sendRepeatedly(frame, megabytes)
                .send(httpChunk(EventFrame.complete()))
                .send(LAST_CHUNK);
    }

    /** A good answer of so many megabytes of {@code x}, each a frame. */
    public static Fault goodOfMegabytes(int megabytes) {
        return head().sendRepeatedly(httpChunk(EventFrame.chunk("x".repeat(MEGABYTE))), megabytes)
                .send(httpChunk(EventFrame.complete()))
                .send(LAST_CHUNK);
    }

    /** A chunk of HTTP; for answers that are put together elsewhere. */
    public static byte[] httpChunk(byte[] content) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(content);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    /** The head alone; for answers that are put together elsewhere. */
    public static Fault head() {
        return Fault.afterRequest().send(HEAD);
    }

    private static Fault damaged(byte[] frame, String... payloads) {
        return begun(payloads)
                .send(httpChunk(frame))
                .send(httpChunk(EventFrame.complete()))
                .send(LAST_CHUNK);
    }

    private static byte[] httpChunks(String... payloads) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (String payload : payloads) {
            chunks.writeBytes(httpChunk(EventFrame.chunk(payload)));
        }
        return chunks.toByteArray();
    }

    private static byte[] prelude(String json) {
        ByteArrayOutputStream prelude = new ByteArrayOutputStream();
        prelude.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        prelude.writeBytes(DELIMITER);
        return prelude.toByteArray();
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
