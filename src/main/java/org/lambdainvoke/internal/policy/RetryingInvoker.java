package org.lambdainvoke.internal.policy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;

/**
 * Repeats calls after which the function certainly did not run, within the call's own deadline. Between them it waits a
 * random part of a time that doubles ("full jitter": AWS Architecture Blog, "Exponential Backoff And Jitter"), and
 * never less than Lambda asked for. Thread-safe.
 */
public final class RetryingInvoker implements LambdaInvoker {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    /** Lets a thread wait, until the call is cut at the latest. */
    interface Pause {
        void of(Duration time, Cancellation cancellation) throws InterruptedException;
    }

    private interface Call<T> {
        T make() throws InvocationFailure;
    }

    private final LambdaInvoker invoker;
    private final int retries;
    private final Pause pause;

    /**
     * Calls by {@code invoker}, which it owns.
     *
     * @param retries how often a call is repeated at most
     */
    public RetryingInvoker(LambdaInvoker invoker, int retries) {
        this(invoker, retries, RetryingInvoker::pause);
    }

    RetryingInvoker(LambdaInvoker invoker, int retries, Pause pause) {
        this.invoker = invoker;
        this.retries = retries;
        this.pause = pause;
    }

    /** As the contract says; when the retries or the deadline end, the last attempt's failure stands. */
    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        return repeating(invocation, () -> invoker.invoke(invocation));
    }

    /** As {@link #invoke}: nothing is repeated once the answer has begun. */
    @Override
    public boolean streams() {
        return invoker.streams();
    }

    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        return repeating(invocation, () -> invoker.stream(invocation, idleTimeout));
    }

    private <T> T repeating(Invocation invocation, Call<T> call) throws InvocationFailure {
        for (int attempt = 0; ; attempt++) {
            if (invocation.cancellation().isCancelled()) {
                throw new InvocationFailure(FailureReason.CLIENT_GONE, "the client left before the call");
            }
            try {
                return call.make();
            } catch (InvocationFailure failure) {
                Duration backOff = backOff(attempt, failure);
                if (attempt == retries
                        || !failure.reason().isRepeatable()
                        || backOff.toMillis() >= invocation.deadline().remainingMillis()) {
                    throw failure;
                }
                waitFor(backOff, failure, invocation.cancellation());
            }
        }
    }

    @Override
    public void close() {
        invoker.close();
    }

    private static Duration backOff(int attempt, InvocationFailure failure) {
        long longest = Math.min(LONGEST_BACK_OFF.toMillis(), FIRST_BACK_OFF.toMillis() << attempt);
        long jittered = ThreadLocalRandom.current().nextLong(longest + 1);
        return Duration.ofMillis(Math.max(jittered, failure.askedToWait().toMillis()));
    }

    private void waitFor(Duration backOff, InvocationFailure failure, Cancellation cancellation)
            throws InvocationFailure {
        try {
            pause.of(backOff, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
        if (cancellation.isCancelled()) {
            throw failure;
        }
    }

    private static void pause(Duration time, Cancellation cancellation) throws InterruptedException {
        Thread waiting = Thread.currentThread();
        cancellation.cutBy(() -> LockSupport.unpark(waiting));
        long end = System.nanoTime() + time.toNanos();
        do {
            LockSupport.parkNanos(cancellation, end - System.nanoTime());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } while (System.nanoTime() - end < 0 && !cancellation.isCancelled());
    }
}
