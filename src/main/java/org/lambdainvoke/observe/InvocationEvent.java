package org.lambdainvoke.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Side;

/**
 * What became of one request that a filter took. Immutable; holds nothing that a client or a function has sent but the
 * request's id, which is checked, and what the endpoint has said about the call.
 *
 * @param contextPath the path of the web application; empty for the root
 * @param filterName the name under which the filter is registered
 * @param requestId the id that stands in the event, the log and the response
 * @param awsRequestId Lambda's id of the last attempt; null when the endpoint has said none
 * @param function the function as it is configured, with its qualifier
 * @param executedVersion the version that ran; null when the endpoint has said none
 * @param route the template of the route that the request has met; {@code *} where there is no route table
 * @param side {@link Side#FUNCTION}; {@link Side#FALLBACK} where the application answered in its place, for the reason
 * @param reason why no function's answer reached the client; null when one did, or when the filter itself is at fault
 * @param status the HTTP status that was sent; 0 when none was; of a fallback, what the
 *     application had set when it returned
 * @param attempts how often the function was called, repeats included; 0 for a request that was refused before
 * @param waiting from the arrival to the first call: the body was read, the payload made, a worker found
 * @param invoking the calls and the back-off between them; till its first piece for an answer that is streamed
 * @param writing making and writing the answer; the rest of the call, too, for one that is streamed; of a fallback, the
 *     application's time
 * @param requestBytes the size of the payload in bytes; 0 when none was made
 * @param responseBytes how many bytes of a body were written
 */
public record InvocationEvent(
        String contextPath,
        String filterName,
        String requestId,
        @Nullable String awsRequestId,
        String function,
        @Nullable String executedVersion,
        String route,
        Side side,
        @Nullable FailureReason reason,
        int status,
        int attempts,
        Duration waiting,
        Duration invoking,
        Duration writing,
        long requestBytes,
        long responseBytes) {

    private static final String SUCCESS = "ok";
    private static final String DEFECT = "defect";

    /**
     * What logs and metrics call the outcome: the {@linkplain FailureReason#code() code} of the reason, {@code ok}, or
     * {@code defect} where an error that nobody foresaw left the request to the container.
     *
     * @return the word, in lower case
     */
    public String outcome() {
        if (reason != null) {
            return reason.code();
        }
        return status == 0 ? DEFECT : SUCCESS;
    }

    /** {@return the time from the arrival to the end} */
    public Duration total() {
        return waiting.plus(invoking).plus(writing);
    }

    /** {@return the class of the status, {@code 2xx} to {@code 5xx}; {@code none} when none was sent} */
    public String statusClass() {
        return switch (status / 100) {
            case 2 -> "2xx";
            case 3 -> "3xx";
            case 4 -> "4xx";
            case 5 -> "5xx";
            default -> "none";
        };
    }
}
