package org.lambdainvoke;

import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that wait for Lambda in place of the container's: virtual ones where the JVM has them, else those of the
 * platform, no more of these than the filters admit invocations. None lives longer than the filters. Thread-safe.
 */
final class Workers implements AutoCloseable {
    private static final int IDLE_SECONDS = 10;

    /** For tasks that have yet to see that the client was closed. */
    private static final int CLOSE_SECONDS = 2;

    /** Those of the platform; one that has ended is forgotten with the next collection. */
    private final Set<Thread> threads = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final ExecutorService executor = executor();

    private int most;

    /** Makes room for a filter that admits {@code places} invocations at once. */
    void join(int places) {
        changeMost(places);
    }

    /** Takes back what {@link #join} gave. */
    void leave(int places) {
        changeMost(-places);
    }

    private synchronized void changeMost(int difference) {
        most += difference;
        if (executor instanceof ThreadPoolExecutor pool) {
            pool.setMaximumPoolSize(Math.max(1, most));
        }
    }

    /**
     * Runs {@code task}; on the caller's own thread when no other is free, or when the workers are closed. The first may
     * be, although the task's request was admitted: a worker gives its place back before a slow client has the last of
     * the answer.
     */
    void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Waits for the threads and not for their tasks alone: containers report one that is still on its way out. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                for (Thread thread : List.copyOf(threads)) {
                    thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
                }
            } else {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private ExecutorService executor() {
        try {
            // Java 21; this is compiled for 17.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory());
        }
    }

    private ThreadFactory factory() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "lambda-invoke-" + count.incrementAndGet());
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        };
    }
}
