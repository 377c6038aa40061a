package org.lambdainvoke.local;

import com.google.gson.JsonObject;
import org.lambdainvoke.call.Bytes;

/**
 * An error answer of the Invoke API (Lambda API reference, "Invoke", errors). Immutable.
 *
 * @param status the HTTP status
 * @param type the value of {@code x-amzn-ErrorType}
 * @param message the message for a person
 */
record InvokeError(int status, String type, String message) {

    static InvokeError forbidden(String type, String message) {
        return new InvokeError(403, type, message);
    }

    static InvokeError badParameter(String message) {
        return new InvokeError(400, "InvalidParameterValueException", message);
    }

    static InvokeError badContent(String message) {
        return new InvokeError(400, "InvalidRequestContentException", message);
    }

    Bytes body() {
        JsonObject body = new JsonObject();
        body.addProperty("Type", "User");
        body.addProperty("message", message);
        return Bytes.utf8(body.toString());
    }
}
