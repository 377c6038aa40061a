package org.lambdainvoke.internal.responder;

/** Gives each whole reply a header: what a recipe of CONTRIBUTING.md adds. */
public final class ToyStep implements Step {
    @Override
    public Reply take(Call call, Responder rest) {
        Reply reply = rest.respond(call);
        return reply instanceof Reply.Whole whole
                ? new Reply.Whole(whole.head().with("X-Toy", "taken"), whole.failure(), whole.logTail())
                : reply;
    }
}
