package org.lambdainvoke.http.async;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;
import org.lambdainvoke.internal.exchange.Background;

/** Threads of a test's own in place of the filter's. */
final class TestThreads extends ExternalResource implements Background {
    private final ScheduledExecutorService threads;

    TestThreads(int count) {
        threads = Executors.newScheduledThreadPool(count);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public Future<?> after(Duration time, Runnable task) {
        return threads.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    protected void after() {
        threads.shutdownNow();
    }
}
