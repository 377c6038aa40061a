package org.lambdainvoke.internal.route;

import java.time.Duration;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.payload.PayloadEncoder;
import org.lambdainvoke.internal.request.RequestRules;

/**
 * Which function answers, and how. Immutable.
 *
 * @param invocation how the function is called
 * @param payload makes what it receives
 * @param request what of a request reaches it
 * @param response how its result is answered
 * @param unhandledStatus the status of an answer when the function failed
 * @param exposesFunctionError whether the client sees the error that the function wrote
 * @param writeIdleTimeout how long a client may take nothing of an answer
 */
public record Route(
        InvocationRules invocation,
        PayloadEncoder payload,
        RequestRules request,
        ResponseRules response,
        int unhandledStatus,
        boolean exposesFunctionError,
        Duration writeIdleTimeout) {

    /** The status of an answer that tells of {@code failure}. */
    public int statusOf(InvocationFailure failure) {
        return failure.reason() == FailureReason.FUNCTION_ERROR
                ? unhandledStatus
                : failure.reason().status();
    }
}
