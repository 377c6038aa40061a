package org.lambdainvoke.internal.responder;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.ErrorAnswer;
import org.lambdainvoke.internal.answer.FunctionError;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.route.Route;

/**
 * A reply that is there with all its bytes. Immutable.
 *
 * @param head status, fields and body
 * @param failure why it is not the function's; null when it is
 * @param logTail the end of the function's log; null when there is none
 */
public record WholeReply(
        Answer head,
        @Nullable InvocationFailure failure,
        @Nullable String logTail) implements Reply {

    /** The reply to a request that no function answers. */
    public static WholeReply refusing(InvocationFailure failure, Route route, RequestId id) {
        return refusing(failure, route, id, null);
    }

    /** The reply for a call that Lambda took. */
    static WholeReply of(InvocationResult result, Route route, RequestId id) {
        FunctionError error = FunctionError.of(result);
        if (error == null) {
            return ofSuccess(result, route, id);
        }
        InvocationFailure failure = error.failure();
        return route.exposesFunctionError()
                ? new WholeReply(route.response().exposing(result, route.statusOf(failure)), failure, result.logTail())
                : refusing(failure, route, id, result.logTail());
    }

    private static WholeReply ofSuccess(InvocationResult result, Route route, RequestId id) {
        try {
            return new WholeReply(route.response().answer(route.invocation().type(), result), null, result.logTail());
        } catch (InvocationFailure failure) {
            return refusing(failure, route, id, result.logTail());
        }
    }

    private static WholeReply refusing(InvocationFailure failure, Route route, RequestId id, @Nullable String logTail) {
        return new WholeReply(ErrorAnswer.of(failure, route.statusOf(failure), id), failure, logTail);
    }

    /** Nothing is open. */
    @Override
    public void close() {}
}
