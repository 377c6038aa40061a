package org.lambdainvoke.internal.policy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A place among the invocations that run, given back once, whoever does it first. Thread-safe. */
public final class Place implements AutoCloseable {
    /** How an invocation leaves its place. */
    enum Leave {
        ENDED,
        /** The invocation was cut, and may still run at Lambda. */
        RUNNING
    }

    private final Consumer<Leave> limit;
    private final AtomicBoolean isTaken = new AtomicBoolean(true);

    Place(Consumer<Leave> limit) {
        this.limit = limit;
    }

    /** {@return no place, for a request that was refused} */
    public static Place none() {
        return new Place(leave -> {});
    }

    /** This place and another, given back together. */
    Place and(Place other) {
        return new Place(leave -> {
            leave(leave);
            other.leave(leave);
        });
    }

    /** The invocation has ended. */
    @Override
    public void close() {
        leave(Leave.ENDED);
    }

    /** The invocation was cut, and may still run at Lambda until its deadline. */
    public void abandon() {
        leave(Leave.RUNNING);
    }

    private void leave(Leave leave) {
        if (isTaken.compareAndSet(true, false)) {
            limit.accept(leave);
        }
    }
}
