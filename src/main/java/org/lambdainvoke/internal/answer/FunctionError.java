package org.lambdainvoke.internal.answer;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;

/**
 * What a failed function left behind: an object with {@code errorType} and {@code errorMessage} (Lambda developer
 * guide, "Error handling"). Immutable.
 *
 * @param type the error's type; empty when the payload names none
 * @param message the error's message; empty when the payload holds none
 */
public record FunctionError(String type, String message) {

    /** The error of a result that has one; null when the function did not fail. */
    public static @Nullable FunctionError of(InvocationResult result) {
        if (result.functionError() == null) {
            return null;
        }
        try {
            JsonElement payload =
                    JsonParser.parseReader(new InputStreamReader(result.payload().stream(), StandardCharsets.UTF_8));
            return new FunctionError(member(payload, "errorType"), member(payload, "errorMessage"));
        } catch (JsonParseException e) {
            return new FunctionError("", "");
        }
    }

    /** Whether the function ran into its own time limit, or failed otherwise. */
    public FailureReason reason() {
        boolean timedOut = type.equals("Sandbox.Timedout") || message.contains("Task timed out after");
        return timedOut ? FailureReason.FUNCTION_TIMEOUT : FailureReason.FUNCTION_ERROR;
    }

    /** The failure that a request has when its function failed so. */
    public InvocationFailure failure() {
        return new InvocationFailure(reason(), "errorType=" + type);
    }

    private static String member(JsonElement payload, String name) {
        JsonElement value = payload.isJsonObject() ? payload.getAsJsonObject().get(name) : null;
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
