package org.lambdainvoke.internal.responder;

import org.lambdainvoke.call.InvocationFailure;

/**
 * Tells the breaker of a route how a call has ended, as soon as that is known: how long the client takes for the answer
 * says nothing of the function.
 */
public final class Outcomes implements Step {
    @Override
    public Reply take(Call call, Responder rest) {
        Reply reply = rest.respond(call);
        InvocationFailure failure = reply.failure();
        call.permission().end(failure == null ? null : failure.reason());
        return reply;
    }
}
