package org.lambdainvoke.responder;

import java.time.Duration;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationRules;
import org.lambdainvoke.payload.PayloadEncoder;
import org.lambdainvoke.payload.RequestRules;
import org.lambdainvoke.response.ResponseRules;

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
    int statusOf(InvocationFailure failure) {
        return failure.reason() == FailureReason.FUNCTION_ERROR
                ? unhandledStatus
                : failure.reason().status();
    }
}
