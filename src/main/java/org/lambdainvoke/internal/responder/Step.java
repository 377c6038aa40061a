package org.lambdainvoke.internal.responder;

/** Stands around a responder: may change the call, the reply, or reply by itself. Thread-safe. */
@FunctionalInterface
public interface Step {
    /**
     * Replies.
     *
     * @param call what is asked
     * @param rest who replies otherwise
     * @return the reply
     */
    Reply take(Call call, Responder rest);

    /** A responder that takes this step before {@code rest}. */
    default Responder around(Responder rest) {
        return call -> take(call, rest);
    }
}
