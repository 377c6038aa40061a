package org.lambdainvoke.internal.wire;

import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationResult;

/** What the head of an answer of the Invoke API tells. */
public final class AnswerFields {
    private AnswerFields() {}

    /** The first field of that name; null when there is none. */
    static @Nullable String text(HttpResponse response, String name) {
        Header field = response.getFirstHeader(name);
        return field == null ? null : field.getValue();
    }

    /** The result with that head and {@code payload}. */
    public static InvocationResult result(HttpResponse response, Bytes payload) {
        return new InvocationResult(
                payload,
                text(response, "X-Amz-Function-Error"),
                text(response, "x-amzn-RequestId"),
                text(response, "X-Amz-Executed-Version"),
                LogTail.decode(text(response, "X-Amz-Log-Result")));
    }
}
