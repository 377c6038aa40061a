package org.lambdainvoke.invoke;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a number of invocations in at once and turns the others away, so that none ever waits for a connection. Never
 * blocks. Thread-safe.
 */
public final class AdmissionLimit {
    private final int limit;
    private final AtomicInteger inside = new AtomicInteger();

    /** Admits {@code limit} at once. */
    public AdmissionLimit(int limit) {
        this.limit = limit;
    }

    /**
     * Whether {@link #enter()} would refuse now: spares the reading of a request that will be refused.
     *
     * @throws InvocationFailure {@link FailureReason#OVERLOADED} when it would
     */
    public void requireRoom() throws InvocationFailure {
        if (inside.get() >= limit) {
            throw overloaded();
        }
    }

    /**
     * Takes a place, to be given back by {@link #leave()}.
     *
     * @throws InvocationFailure {@link FailureReason#OVERLOADED} when there is none; nothing is to be given back then
     */
    public void enter() throws InvocationFailure {
        if (inside.incrementAndGet() > limit) {
            inside.decrementAndGet();
            throw overloaded();
        }
    }

    /** Gives a place back. */
    public void leave() {
        inside.decrementAndGet();
    }

    private InvocationFailure overloaded() {
        return new InvocationFailure(FailureReason.OVERLOADED, limit + " invocations are running");
    }
}
