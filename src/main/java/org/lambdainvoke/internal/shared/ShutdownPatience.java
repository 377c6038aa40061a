package org.lambdainvoke.internal.shared;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the filters that share a client wait at their end for what runs: all together when they end one after
 * another, as those of an application do when it stops, and each by itself otherwise. Thread-safe.
 */
public final class ShutdownPatience {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than a container takes from one filter to the next. */
    private static final long GAP_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private int waiting;
    private boolean hasBegun;
    private long end;
    private long lastLeave;

    ShutdownPatience() {
        this(System::nanoTime);
    }

    ShutdownPatience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One more filter begins to wait. Returns for how long it may. */
    public synchronized Duration enter() {
        long now = nanoTime.getAsLong();
        if (!hasBegun || (waiting == 0 && now - lastLeave > GAP_NANOS)) {
            hasBegun = true;
            end = now + PATIENCE.toNanos();
        }
        waiting++;
        return Duration.ofNanos(Math.max(0, end - now));
    }

    /** One waits no longer. */
    public synchronized void leave() {
        waiting--;
        lastLeave = nanoTime.getAsLong();
    }
}
