package org.lambdainvoke.invoke;

import com.amazonaws.Request;
import com.amazonaws.SdkClientException;
import com.amazonaws.handlers.RequestHandler2;
import com.amazonaws.http.HttpResponse;
import java.util.List;

/**
 * Looks at the head of what the endpoint answers before the SDK makes a result of it, which asks nothing of it: an answer
 * whose end can't be known would pass for a whole one when it was cut off. Errors of the API do not come by here.
 */
final class AnswerGuard extends RequestHandler2 {

    /** An answer of which no result is to be made. */
    static final class UnusableAnswerException extends SdkClientException {
        private static final long serialVersionUID = 1L;

        private final FailureReason reason;

        UnusableAnswerException(FailureReason reason, String message) {
            super(message);
            this.reason = reason;
        }

        FailureReason reason() {
            return reason;
        }
    }

    @Override
    public HttpResponse beforeUnmarshalling(Request<?> request, HttpResponse response) {
        if (response.getContent() != null) {
            requireKnownEnd(values(response, "Content-Length"), values(response, "Transfer-Encoding"));
            if (!values(response, "Content-Encoding").isEmpty()) {
                // Nobody asked for one, and the bytes go to the client as they are.
                throw new UnusableAnswerException(
                        FailureReason.BAD_ANSWER, "the endpoint's answer has a content coding");
            }
        }
        return response;
    }

    /** Exactly one of the two ways to tell the end, and that one well-formed (RFC 9112, section 6.3). */
    private static void requireKnownEnd(List<String> lengths, List<String> codings) {
        boolean isChunked =
                lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        boolean hasLength = codings.isEmpty() && lengths.size() == 1 && isNumber(lengths.get(0));
        if (!isChunked && !hasLength) {
            throw new UnusableAnswerException(
                    FailureReason.CONNECTION_LOST, "the end of the endpoint's answer can't be known");
        }
    }

    private static boolean isNumber(String length) {
        return !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> values(HttpResponse response, String name) {
        List<String> values = response.getHeaderValues(name);
        return values == null ? List.of() : values;
    }
}
