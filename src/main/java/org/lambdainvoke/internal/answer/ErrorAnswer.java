package org.lambdainvoke.internal.answer;

import com.google.gson.JsonObject;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;

/**
 * The answer when no function answered: problem details (RFC 9457) that name the reason and nothing of AWS. The detail
 * is given only where the client can mend it.
 */
public final class ErrorAnswer {
    private ErrorAnswer() {}

    /**
     * The answer for {@code failure}.
     *
     * @param status the status, which for a failed function is a setting and not the reason's own
     */
    public static Answer of(InvocationFailure failure, int status, RequestId requestId) {
        FailureReason reason = failure.reason();
        JsonObject problem = new JsonObject();
        problem.addProperty("status", status);
        problem.addProperty("title", reason.title());
        problem.addProperty("reason", reason.code());
        problem.addProperty("requestId", requestId.text());
        if (reason.isFaultOfRequest()) {
            problem.addProperty("detail", failure.detail());
        }
        HttpFields fields = HttpFields.NONE.with("Cache-Control", "no-store");
        if (reason.isTemporary()) {
            fields = fields.with("Retry-After", Integer.toString(failure.retryAfterSeconds()));
        }
        return new Answer(status, "application/problem+json", fields, Bytes.utf8(problem.toString()));
    }
}
