package org.lambdainvoke.internal.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/** Makes of an error answer what the SDK makes of it: error type, message, request id (AWS JSON protocol). */
public final class ApiErrorReader {
    private ApiErrorReader() {}

    /** Reads an answer of another status than success. */
    public static ApiError read(HttpResponse response, Bytes body) {
        JsonObject json = json(body);
        Map<String, String> fields = new HashMap<>();
        for (String name : ApiErrors.FIELDS) {
            String value = AnswerFields.text(response, name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new ApiError(
                response.getStatusLine().getStatusCode(),
                code(AnswerFields.text(response, "x-amzn-ErrorType"), json),
                text(json, "message", "Message", "errorMessage"),
                AnswerFields.text(response, "x-amzn-RequestId"),
                fields);
    }

    /** The type, without the namespace before it and the address after it. */
    private static @Nullable String code(@Nullable String field, JsonObject json) {
        String code = field == null ? text(json, "code", "__type") : field;
        if (code == null) {
            return null;
        }
        String behindNamespace = code.substring(code.indexOf('#') + 1);
        int address = behindNamespace.indexOf(':');
        return address < 0 ? behindNamespace : behindNamespace.substring(0, address);
    }

    private static JsonObject json(Bytes body) {
        try {
            String text = new String(body.toArray(), StandardCharsets.UTF_8);
            return JsonParser.parseString(text) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException e) {
            // Of a proxy, mostly.
            return new JsonObject();
        }
    }

    private static @Nullable String text(JsonObject json, String... names) {
        for (String name : names) {
            JsonElement value = json.get(name);
            if (value != null && value.isJsonPrimitive()) {
                return value.getAsString();
            }
        }
        return null;
    }
}
