package org.lambdainvoke.invoke;

/**
 * Makes calls of the Invoke API. Implementations are thread-safe, never send a call again after which the function may have run, and end it at its
 * deadline.
 */
public interface LambdaInvoker extends AutoCloseable {
    /**
     * Calls the function and waits for the API's answer.
     *
     * @return what the API answered, never null; look at {@link InvocationResult#functionError()}
     * @throws InvocationFailure when the API did not take the call or its answer did not arrive
     */
    InvocationResult invoke(Invocation invocation) throws InvocationFailure;

    /** Closes the connections; calls that run end with {@link FailureReason#STOPPING}. */
    @Override
    void close();
}
