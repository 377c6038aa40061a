package org.lambdainvoke.invoke;

import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What the head of an answer of the Invoke API tells. */
final class AnswerFields {
    private AnswerFields() {}

    /** The first field of that name; null when there is none. */
    static @Nullable String text(HttpResponse response, String name) {
        Header field = response.getFirstHeader(name);
        return field == null ? null : field.getValue();
    }

    /** The result with that head and {@code payload}. */
    static InvocationResult result(HttpResponse response, Bytes payload) {
        return new InvocationResult(
                payload,
                text(response, "X-Amz-Function-Error"),
                text(response, "x-amzn-RequestId"),
                text(response, "X-Amz-Executed-Version"),
                LogTail.decode(text(response, "X-Amz-Log-Result")));
    }
}
