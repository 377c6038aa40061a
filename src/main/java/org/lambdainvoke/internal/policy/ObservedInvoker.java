package org.lambdainvoke.internal.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;

/** Tells each invocation's own listener of each attempt. Thread-safe. */
public final class ObservedInvoker implements LambdaInvoker {
    private final LambdaInvoker invoker;

    /**
     * Calls by {@code invoker}, which it owns.
     *
     * @param invoker who makes the attempts
     */
    public ObservedInvoker(LambdaInvoker invoker) {
        this.invoker = invoker;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        invocation.attempts().begins();
        return invoker.invoke(invocation);
    }

    @Override
    public boolean streams() {
        return invoker.streams();
    }

    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        invocation.attempts().begins();
        return invoker.stream(invocation, idleTimeout);
    }

    @Override
    public @Nullable ConnectionCounts connections() {
        return invoker.connections();
    }

    @Override
    public void close() {
        invoker.close();
    }
}
