package org.lambdainvoke.call;

import org.jspecify.annotations.Nullable;

/**
 * A function's answer while the function still writes it. Whoever has it reads it piece by piece and closes it; what is
 * not read stays with the endpoint. Not thread-safe.
 */
public interface InvocationStream extends AutoCloseable {
    /**
     * Waits for the next piece.
     *
     * @return some bytes; null when the function has ended, see {@link #end()}
     * @throws InvocationFailure {@link FailureReason#TIMEOUT} when nothing came in time, {@link
     *     FailureReason#CONNECTION_LOST} when the answer broke off; the function may have run to its end all the same
     */
    @Nullable
    Bytes next() throws InvocationFailure;

    /**
     * How the call ended: as for a call without streaming, but that the payload is the error of a function that failed,
     * and else empty. Before {@link #next()} has returned null, only what the head of the answer tells.
     *
     * @return the result without what was streamed
     */
    InvocationResult end();

    /** {@return whether the function is known to write a status and fields before the body} */
    boolean isHttpResponse();

    /** Gives the connection back, or closes it when the answer was not read to its end. */
    @Override
    void close();
}
