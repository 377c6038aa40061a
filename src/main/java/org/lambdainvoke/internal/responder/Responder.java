package org.lambdainvoke.internal.responder;

/** Makes a reply to a call. Thread-safe; waits as long as the call's deadline lets it. */
@FunctionalInterface
public interface Responder {
    /**
     * Replies.
     *
     * @param call what is asked
     * @return the reply, which tells of a failure too; to be closed by the caller
     */
    Reply respond(Call call);
}
