package org.lambdainvoke.invoke;

import com.amazonaws.Request;
import com.amazonaws.SdkClientException;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.http.HttpResponse;
import java.util.List;

/**
 * Looks at the head of what the endpoint answers before the SDK makes a result of it, which asks nothing of it. Errors of
 * the API do not come by here.
 */
final class AnswerGuard extends RequestHandler2 {

    /** An answer of which no result is to be made: takes the failure through the SDK's client. */
    static final class UnusableAnswerException extends SdkClientException {
        private static final long serialVersionUID = 1L;

        private final InvocationFailure failure;

        UnusableAnswerException(InvocationFailure failure) {
            super(failure);
            this.failure = failure;
        }

        InvocationFailure failure() {
            return failure;
        }
    }

    @Override
    public HttpResponse beforeUnmarshalling(Request<?> request, HttpResponse response) {
        if (response.getContent() != null) {
            InvocationFailure fault = AnswerRules.fault(
                    values(response, "Content-Length"),
                    values(response, "Transfer-Encoding"),
                    values(response, "Content-Encoding"));
            if (fault != null) {
                throw new UnusableAnswerException(fault);
            }
        }
        return response;
    }

    private static List<String> values(HttpResponse response, String name) {
        List<String> values = response.getHeaderValues(name);
        return values == null ? List.of() : values;
    }
}
