package org.lambdainvoke.internal.shared;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;

/**
 * A client that belongs to another: it is used and not closed. When this is closed, its calls are cut as far as the
 * other client lets them be, and there are no more of them. Thread-safe.
 */
public final class BorrowedInvoker implements LambdaInvoker {
    private final LambdaInvoker owned;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    /** Uses the client of another. */
    public BorrowedInvoker(LambdaInvoker owned) {
        this.owned = owned;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        return during(invocation, () -> owned.invoke(invocation));
    }

    @Override
    public boolean streams() {
        return owned.streams();
    }

    /** {@inheritDoc} Of a stream that has begun the filter takes care itself. */
    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        return during(invocation, () -> owned.stream(invocation, idleTimeout));
    }

    private interface Calling<T> {
        T call() throws InvocationFailure;
    }

    private <T> T during(Invocation invocation, Calling<T> calling) throws InvocationFailure {
        running.add(invocation.cancellation());
        try {
            if (isClosed) {
                throw new InvocationFailure(FailureReason.STOPPING, "the filter has ended");
            }
            return calling.call();
        } catch (InvocationFailure failure) {
            throw isClosed ? new InvocationFailure(FailureReason.STOPPING, "the filter has ended", failure) : failure;
        } finally {
            running.remove(invocation.cancellation());
        }
    }

    @Override
    public @Nullable ConnectionCounts connections() {
        return owned.connections();
    }

    /** Leaves the client of the other open. */
    @Override
    public void close() {
        isClosed = true;
        running.forEach(Cancellation::cancel);
    }
}
