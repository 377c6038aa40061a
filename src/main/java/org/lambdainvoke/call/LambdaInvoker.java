package org.lambdainvoke.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of the Invoke API. Implementations are thread-safe, never send a call again after which the function may
 * have run, and end it at its deadline. The payload is sent as it is.
 *
 * <p>A filter repeats calls and counts their attempts itself, around its client. A client that can cut a call that runs
 * says how by {@link Cancellation#cutBy}; otherwise it goes on after its client has left, and after the filter has
 * ended. What is thrown besides {@link InvocationFailure} is answered with 500 and logged as a {@code defect}.
 */
public interface LambdaInvoker extends AutoCloseable {
    /**
     * Calls the function and waits for the API's answer.
     *
     * @param invocation what to call, with what and until when
     * @return what the API answered, never null; look at {@link InvocationResult#functionError()}
     * @throws InvocationFailure when the API did not take the call or its answer did not arrive
     */
    InvocationResult invoke(Invocation invocation) throws InvocationFailure;

    /** {@return whether this client streams; {@link #stream} is not called where it does not} */
    default boolean streams() {
        return false;
    }

    /**
     * Calls the function and waits for the beginning of its answer, until the deadline of the invocation.
     *
     * @param invocation what to call, with what and until when
     * @param idleTimeout how long each further piece of the answer may take
     * @return the answer from its beginning, to be closed by the caller; never null
     * @throws InvocationFailure as {@link #invoke} does, when nothing of the answer has come
     * @throws UnsupportedOperationException when this client can't
     */
    default InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        throw new UnsupportedOperationException(getClass().getName() + " does not stream");
    }

    /** {@return the connections at this moment; null when this client does not tell} */
    default @Nullable ConnectionCounts connections() {
        return null;
    }

    /** Closes the connections; calls that run end with {@link FailureReason#STOPPING}. */
    @Override
    void close();
}
