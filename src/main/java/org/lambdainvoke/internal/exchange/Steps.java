package org.lambdainvoke.internal.exchange;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Has one thread at a time take a step; another that wants one meanwhile leaves a signal for it. Thread-safe. */
final class Steps {
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final BooleanSupplier step;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile @Nullable Thread stepping;

    /**
     * Nobody steps yet.
     *
     * @param step takes one step; returns whether its thread has something to do afterwards
     */
    Steps(BooleanSupplier step) {
        this.step = step;
    }

    /** Takes a step, now or on the thread that is at one. Returns whether one of the steps taken here returned true. */
    boolean take() {
        boolean isTrue = false;
        if (signals.getAndIncrement() == 0) {
            int seen = 1;
            do {
                stepping = Thread.currentThread();
                try {
                    isTrue |= step.getAsBoolean();
                } finally {
                    stepping = null;
                    seen = signals.addAndGet(-seen);
                }
            } while (seen > 0);
        }
        return isTrue;
    }

    /**
     * Waits until no other thread is at a step, for {@code most} at the longest; then it returns all the same. A step
     * may lead to this, too: containers call back within a write.
     */
    void awaitOthers(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (signals.get() > 0 && stepping != Thread.currentThread() && System.nanoTime() < end) {
            LockSupport.parkNanos(this, BETWEEN_LOOKS_NANOS);
        }
    }
}
