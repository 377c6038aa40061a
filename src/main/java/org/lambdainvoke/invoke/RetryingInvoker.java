package org.lambdainvoke.invoke;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Repeats calls after which the function certainly did not run, within the call's own deadline. Between them it waits a
 * random part of a time that doubles ("full jitter": AWS Architecture Blog, "Exponential Backoff And Jitter"), and
 * never less than Lambda asked for. Thread-safe.
 */
public final class RetryingInvoker implements LambdaInvoker {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    /** Lets a thread wait. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
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
        // Nothing happens that the pause could wait for: it is what Lambda asks for, on the call's own thread.
        this(invoker, retries, time -> Thread.sleep(time.toMillis()));
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
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        return repeating(invocation, () -> invoker.stream(invocation, idleTimeout));
    }

    private <T> T repeating(Invocation invocation, Call<T> call) throws InvocationFailure {
        for (int attempt = 0; ; attempt++) {
            try {
                return call.make();
            } catch (InvocationFailure failure) {
                Duration backOff = backOff(attempt, failure);
                if (attempt == retries
                        || !failure.reason().isRepeatable()
                        || backOff.toMillis() >= invocation.deadline().remainingMillis()) {
                    throw failure;
                }
                waitFor(backOff, failure);
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

    private void waitFor(Duration backOff, InvocationFailure failure) throws InvocationFailure {
        try {
            pause.of(backOff);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
