package org.lambdainvoke.internal.aws1;

import com.amazonaws.Request;
import com.amazonaws.SdkClientException;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.http.HttpResponse;
import com.amazonaws.services.lambda.model.InvokeRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.wire.AnswerRules;

/**
 * Looks at the head of what the endpoint answers before the SDK makes a result of it, which asks nothing of it. Errors
 * of the API do not come by here.
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
        if (request.getOriginalRequest() instanceof InvokeRequest call) {
            refuse(AnswerRules.statusFault(response.getStatusCode(), typeOf(call)));
        }
        if (response.getContent() != null) {
            refuse(AnswerRules.fault(
                    values(response, "Content-Length"),
                    values(response, "Transfer-Encoding"),
                    values(response, "Content-Encoding")));
        }
        return response;
    }

    private static InvocationType typeOf(InvokeRequest call) {
        for (InvocationType type : InvocationType.values()) {
            if (type.text().equals(call.getInvocationType())) {
                return type;
            }
        }
        return InvocationType.REQUEST_RESPONSE;
    }

    private static void refuse(@Nullable InvocationFailure fault) {
        if (fault != null) {
            throw new UnusableAnswerException(fault);
        }
    }

    private static List<String> values(HttpResponse response, String name) {
        List<String> values = response.getHeaderValues(name);
        return values == null ? List.of() : values;
    }
}
