package org.lambdainvoke.internal.responder;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.Answer;

/**
 * What becomes of a call: whole, or its beginning while the function still writes the rest. To be closed by its owner.
 */
public sealed interface Reply extends AutoCloseable permits WholeReply, StreamedReply {
    /** Status and fields; of a whole reply with the body. */
    Answer head();

    /** Why no function's answer reaches the client; null when one does. */
    @Nullable
    InvocationFailure failure();

    /** The end of the function's own log, as far as it has come; null when there is none. */
    @Nullable
    String logTail();

    /** Lets go of what is still open. */
    @Override
    void close();
}
