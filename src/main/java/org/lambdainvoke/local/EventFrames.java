package org.lambdainvoke.local;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * The frames that a streamed answer consists of (Lambda API reference, "InvokeWithResponseStreamResponseEvent"): chunks
 * of the function's bytes, then one that tells how the function ended.
 */
final class EventFrames {
    private EventFrames() {}

    static Message payloadChunk(byte[] buffer, int size) {
        return event("PayloadChunk", "application/octet-stream", Arrays.copyOf(buffer, size));
    }

    /**
     * The last frame.
     *
     * @param error the function's error object; null when it did not fail
     * @param logTail the log in base64; null when the call does not want it
     */
    static Message invokeComplete(@Nullable Bytes error, @Nullable String logTail) {
        JsonObject end = new JsonObject();
        end.addProperty("ErrorCode", error == null ? null : "Unhandled");
        end.addProperty("ErrorDetails", error == null ? null : new String(error.toArray(), StandardCharsets.UTF_8));
        end.addProperty("LogResult", logTail);
        return event("InvokeComplete", "application/json", end.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Message event(String type, String contentType, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":event-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString(contentType));
        headers.put(":message-type", HeaderValue.fromString("event"));
        return new Message(headers, payload);
    }
}
