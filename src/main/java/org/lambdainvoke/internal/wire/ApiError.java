package org.lambdainvoke.internal.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the Invoke API answers in place of a result (AWS JSON protocol). Immutable; prints nothing of its message.
 *
 * @param status of the answer
 * @param code the type of the error; null when the answer says none
 * @param message what AWS says of it; null when it says nothing
 * @param requestId AWS's id of the call; null when it says none
 * @param fields some of the answer's or all
 */
public record ApiError(
        int status,
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        Map<String, String> fields) {

    /** A field of the answer; null when it is not there. */
    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    @Override
    public String toString() {
        return status + " " + code;
    }
}
