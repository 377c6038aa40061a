package org.lambdainvoke.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a client may take nothing of its answer. To be used by one thread at a time, but for {@link #look()}. */
final class Patience {
    private final Duration most;
    private volatile boolean isTimeToLook;
    private boolean isTimed;
    private int progress;
    private long progressAt;

    Patience(Duration most) {
        this.most = most;
    }

    Duration most() {
        return most;
    }

    /** The answer begins to be written. */
    void begin() {
        progressAt = System.nanoTime();
    }

    /** It is time to see whether anything was taken. */
    void look() {
        isTimeToLook = true;
    }

    /**
     * Whether nothing was taken for too long. Only after {@link #look()}: a client that takes some is often asked for.
     *
     * @param now differs from the last one whenever something was taken meanwhile
     */
    boolean isOver(int now) {
        if (progress != now) {
            progress = now;
            begin();
        }
        if (!isTimeToLook) {
            return false;
        }
        isTimeToLook = false;
        isTimed = false;
        return left().isNegative() || left().isZero();
    }

    /** When to {@linkplain #look() look}; null when that was said already. */
    @Nullable
    Duration untilLook() {
        if (isTimed) {
            return null;
        }
        isTimed = true;
        return left();
    }

    private Duration left() {
        return most.minusNanos(System.nanoTime() - progressAt);
    }
}
