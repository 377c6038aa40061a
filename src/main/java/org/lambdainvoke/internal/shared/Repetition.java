package org.lambdainvoke.internal.shared;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.exchange.Background;

/** Runs a task again and again, one time after the other, until it is closed. Thread-safe. */
public final class Repetition implements AutoCloseable {
    private final Background background;
    private final Duration pause;
    private final Runnable task;
    private @Nullable Future<?> next;
    private boolean isClosed;

    private Repetition(Background background, Duration pause, Runnable task) {
        this.background = background;
        this.pause = pause;
        this.task = task;
    }

    /**
     * Begins.
     *
     * @param pause before each time
     * @param task must not throw
     */
    public static Repetition of(Background background, Duration pause, Runnable task) {
        Repetition repetition = new Repetition(background, pause, task);
        repetition.schedule();
        return repetition;
    }

    private synchronized void schedule() {
        if (!isClosed) {
            next = background.after(pause, this::run);
        }
    }

    private void run() {
        try {
            task.run();
        } finally {
            schedule();
        }
    }

    /** Lets a task that runs come to its end. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
