package org.lambdainvoke.internal.responder;

import java.time.Duration;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.internal.answer.AnswerReader;

/** Has the function reply. */
public final class FunctionResponder implements Responder {
    @Override
    public Reply respond(Call call) {
        Duration streamIdleTimeout = call.route().invocation().streamIdleTimeout();
        try {
            return streamIdleTimeout == null ? whole(call) : streamed(call, streamIdleTimeout);
        } catch (InvocationFailure failure) {
            return Reply.Whole.refusing(failure, call.route(), call.id());
        } finally {
            call.journal().answered();
        }
    }

    private Reply whole(Call call) throws InvocationFailure {
        InvocationResult result = call.invoker().invoke(call.invocation());
        identify(call, result);
        call.journal().answered();
        return Reply.Whole.of(result, call.route(), call.id());
    }

    /** Until the head of the answer is known, a failure is a reply like any other. */
    private Reply streamed(Call call, Duration idleTimeout) throws InvocationFailure {
        InvocationStream stream = call.invoker().stream(call.invocation(), idleTimeout);
        boolean isHandedOn = false;
        try {
            identify(call, stream.end());
            call.journal().answered();
            AnswerReader.Beginning beginning = call.route().response().begin(stream);
            if (stream.end().functionError() != null) {
                return Reply.Whole.of(stream.end(), call.route(), call.id());
            }
            isHandedOn = true;
            return new Reply.Streamed(beginning, stream);
        } finally {
            if (!isHandedOn) {
                stream.close();
            }
        }
    }

    private static void identify(Call call, InvocationResult result) {
        call.journal().identified(result.requestId(), result.executedVersion());
    }
}
