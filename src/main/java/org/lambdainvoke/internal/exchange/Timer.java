package org.lambdainvoke.internal.exchange;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange will do when nothing happens until then. Two threads may set it at once: then both things are done,
 * so each of them must do no harm when it comes too late. Thread-safe.
 */
final class Timer {
    private final Background background;
    private volatile @Nullable Future<?> task;

    Timer(Background background) {
        this.background = background;
    }

    /** Sets what is to be done. What was set before is done all the same, unless it was cancelled. */
    void set(Duration time, Runnable next) {
        task = later(time, next);
    }

    void cancel() {
        Future<?> current = task;
        if (current != null) {
            boolean unused = current.cancel(false);
        }
    }

    /** Does {@code other} beside what is set. Returns whether it will be done. */
    boolean runLater(Duration time, Runnable other) {
        return later(time, other) != null;
    }

    /** Null where nothing happens later, since threads or memory are out, or the filter has ended. */
    private @Nullable Future<?> later(Duration time, Runnable next) {
        try {
            return background.after(time, next);
        } catch (RuntimeException | Error e) {
            return null;
        }
    }
}
