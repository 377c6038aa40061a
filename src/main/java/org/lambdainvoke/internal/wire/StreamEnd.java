package org.lambdainvoke.internal.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationResult;

/** The last event of a streamed answer (Lambda API reference, {@code InvokeWithResponseStreamCompleteEvent}). */
final class StreamEnd {
    private StreamEnd() {}

    /**
     * How the call ended that began with {@code head}.
     *
     * @throws IOException when the event is malformed: nobody knows then how it ended
     */
    static InvocationResult read(InvocationResult head, Bytes event) throws IOException {
        try {
            JsonElement end = JsonParser.parseReader(new InputStreamReader(event.stream(), StandardCharsets.UTF_8));
            if (end instanceof JsonObject members) {
                String error = text(members, "ErrorCode");
                String details = text(members, "ErrorDetails");
                return new InvocationResult(
                        Bytes.utf8(details == null ? "" : details),
                        error,
                        head.requestId(),
                        head.executedVersion(),
                        LogTail.decode(text(members, "LogResult")));
            }
        } catch (JsonParseException e) {
            throw new IOException("the last event is malformed", e);
        }
        throw new IOException("the last event is no object");
    }

    private static @Nullable String text(JsonObject members, String name) {
        JsonElement value = members.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }
}
