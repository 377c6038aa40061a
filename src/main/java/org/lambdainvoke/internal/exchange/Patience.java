package org.lambdainvoke.internal.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a client may take nothing of its answer. To be used by one thread at a time, but for {@link #look()} and
 * {@link #most()}.
 */
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
     * Whether nothing was taken for too long. Only after {@link #look()}: this is called often while a client takes its
     * answer.
     *
     * @param current differs from the last one whenever something was taken meanwhile
     */
    boolean isOver(int current) {
        if (progress != current) {
            progress = current;
            begin();
        }
        if (!isTimeToLook) {
            return false;
        }
        isTimeToLook = false;
        isTimed = false;
        return left().compareTo(Duration.ZERO) <= 0;
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
