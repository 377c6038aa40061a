package org.lambdainvoke.internal.exchange;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads that are not the container's. Thread-safe. */
public interface Background extends Executor {
    /**
     * Runs {@code task} later.
     *
     * @param time how much later
     * @param task what to run
     * @return by which it can be cancelled; null when it will not run, because this is closed
     */
    @Nullable
    Future<?> after(Duration time, Runnable task);
}
