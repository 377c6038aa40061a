package org.lambdainvoke;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that wait for Lambda in place of the container's: virtual ones where the JVM has them, else as many of the
 * platform as there may be invocations at once. None lives longer than the filter. Thread-safe.
 */
final class Workers implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    /** For answers that are being written when the filter is destroyed. */
    private static final int CLOSE_SECONDS = 2;

    private final ExecutorService executor;

    private Workers(ExecutorService executor) {
        this.executor = executor;
    }

    /** Workers for {@code most} invocations at once; no thread is started yet. */
    static Workers of(int most, String filterName) {
        try {
            // Java 21; this is compiled for 17.
            return new Workers((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return new Workers(platformThreads(most, filterName));
        }
    }

    /** Runs {@code task}; on the caller's own thread when the workers are closed, so that it always ends. */
    void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadPoolExecutor platformThreads(int most, String filterName) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "lambda-invoke-" + filterName + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
