package org.lambdainvoke.internal.shared;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;

/**
 * A client that belongs to another: it is used and not closed. Thread-safe.
 *
 * @param owned the client of the other
 */
public record BorrowedInvoker(LambdaInvoker owned) implements LambdaInvoker {
    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        return owned.invoke(invocation);
    }

    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        return owned.stream(invocation, idleTimeout);
    }

    @Override
    public @Nullable ConnectionCounts connections() {
        return owned.connections();
    }

    /** Leaves it open. */
    @Override
    public void close() {}
}
