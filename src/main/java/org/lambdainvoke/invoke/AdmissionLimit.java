package org.lambdainvoke.invoke;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a number of invocations in at once and turns the others away, so that none ever waits for a connection. It never
 * makes them wait. Thread-safe.
 */
public final class AdmissionLimit {
    private final int limit;
    private final Semaphore places;
    private volatile boolean stopping;
    private volatile boolean isDrained;

    /** Admits {@code limit} at once. */
    public AdmissionLimit(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit);
    }

    /**
     * Whether {@link #enter()} would refuse now: spares the reading of a request that will be refused.
     *
     * @throws InvocationFailure {@link FailureReason#OVERLOADED} or {@link FailureReason#STOPPING} when it would
     */
    public void requireRoom() throws InvocationFailure {
        if (stopping || places.availablePermits() == 0) {
            throw refusal();
        }
    }

    /**
     * Takes a place, to be given back by {@link #leave()}.
     *
     * @throws InvocationFailure {@link FailureReason#OVERLOADED} when there is none, {@link FailureReason#STOPPING}
     *     after {@link #drain}; nothing is to be given back then
     */
    public void enter() throws InvocationFailure {
        if (stopping || !places.tryAcquire()) {
            throw refusal();
        }
    }

    /** Gives a place back. */
    public void leave() {
        places.release();
    }

    /** How many places are taken at this moment. */
    public int taken() {
        return isDrained ? 0 : limit - places.availablePermits();
    }

    /**
     * Lets nobody in any more, and waits until all have left. To be called once.
     *
     * @param patience how long to wait
     * @return whether all have left
     */
    public boolean drain(Duration patience) {
        stopping = true;
        try {
            isDrained = places.tryAcquire(limit, patience.toNanos(), TimeUnit.NANOSECONDS);
            return isDrained;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private InvocationFailure refusal() {
        return stopping
                ? new InvocationFailure(FailureReason.STOPPING, "the filter is being destroyed")
                : new InvocationFailure(FailureReason.OVERLOADED, limit + " invocations are running");
    }
}
