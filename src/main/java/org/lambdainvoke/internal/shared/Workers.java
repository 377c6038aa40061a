package org.lambdainvoke.internal.shared;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.exchange.Background;

/**
 * Threads that wait for Lambda in place of the container's: virtual ones where the JVM has them, else those of the
 * platform. There are as many of these as the filters admit invocations; a task that finds none of them free waits for
 * a moment, since a worker gives its place back shortly before it is free itself, and then gets one more, up to twice
 * as many. None lives longer than the filters. Thread-safe.
 */
final class Workers implements Background, AutoCloseable {
    private static final int IDLE_SECONDS = 10;
    private static final long DEFAULT_STACK = 0;
    private static final Duration UNTIL_ONE_IS_FREE = Duration.ofMillis(100);

    /** One for the invocation that has it, one for a call that was cut and can't be ended before its deadline. */
    private static final int PER_PLACE = 2;

    /** For tasks that have yet to see that the client was closed. */
    private static final int CLOSE_SECONDS = 2;

    /** Those of the platform; one that has ended is forgotten with the next collection. */
    private final Set<Thread> threads = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final AtomicInteger count = new AtomicInteger();

    private final ExecutorService executor = executor();

    /** For what is to happen later; its tasks are handed to the others. */
    private final ScheduledThreadPoolExecutor timer = timer();

    private final @Nullable ClassLoader applicationLoader;
    private int most;

    /**
     * No thread yet but the timer's.
     *
     * @param applicationLoader the class loader of the web application; null when there is none
     */
    Workers(@Nullable ClassLoader applicationLoader) {
        this.applicationLoader = applicationLoader;
    }

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
     * Runs {@code task}: a moment later when no thread is free, on the caller's own thread when the workers are closed.
     */
    @Override
    public void execute(Runnable task) {
        Runnable ours = () -> {
            // A thread of the JDK's has the system's.
            Thread.currentThread().setContextClassLoader(applicationLoader);
            task.run();
        };
        try {
            executor.execute(ours);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    @Override
    public @Nullable Future<?> after(Duration time, Runnable task) {
        try {
            return timer.schedule(() -> execute(task), time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    /** Waits for the threads and not for their tasks alone: containers report one that is still on its way out. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
                for (Thread thread : List.copyOf(threads)) {
                    thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            timer.shutdownNow();
            executor.shutdownNow();
        }
    }

    private ExecutorService executor() {
        try {
            return virtualThreads();
        } catch (ReflectiveOperationException e) {
            Waiting waiting = new Waiting();
            return new ThreadPoolExecutor(
                    0,
                    1,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    waiting,
                    this::worker,
                    (task, pool) -> await(task, waiting, pool));
        }
    }

    private void await(Runnable task, Waiting waiting, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            throw new RejectedExecutionException("The workers are closed");
        }
        waiting.put(task);
        try {
            Future<?> unused = timer.schedule(
                    () -> addWorker(task, waiting, pool), UNTIL_ONE_IS_FREE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (waiting.remove(task)) {
                throw e;
            }
        }
    }

    /** One worker more than there are places, if {@code task} still waits: it ends with this task. */
    private synchronized void addWorker(Runnable task, Waiting waiting, ThreadPoolExecutor pool) {
        if (!waiting.remove(task)) {
            return;
        }
        int oneMore = Math.min(pool.getPoolSize() + 1, Math.max(1, PER_PLACE * most));
        pool.setMaximumPoolSize(Math.max(oneMore, Math.max(1, most)));
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        } catch (Error e) {
            // No thread can begin now.
            if (pool.isShutdown()) {
                task.run();
            } else {
                await(task, waiting, pool);
            }
        } finally {
            pool.setMaximumPoolSize(Math.max(1, most));
        }
    }

    /** Tasks for which no worker is free. */
    private static final class Waiting extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1;

        /** Takes a task only when a worker waits for it: otherwise a pool would rather fill its queue than grow. */
        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }

    /**
     * Java 21; this is compiled for 17. Without the inheritable values of whichever request comes first: they are
     * another one's by the next.
     */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
        ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
        return (ExecutorService) Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, factory);
    }

    private ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor made =
                new ScheduledThreadPoolExecutor(1, task -> thread(task, "lambda-invoke-timer"));
        made.setRemoveOnCancelPolicy(true);
        // Not when it is needed first, which may be when no thread can begin any more.
        made.prestartCoreThread();
        return made;
    }

    private Thread worker(Runnable task) {
        return thread(task, "lambda-invoke-" + count.incrementAndGet());
    }

    private Thread thread(Runnable task, String name) {
        boolean inheritsThreadLocals = false;
        Thread thread = new Thread(null, task, name, DEFAULT_STACK, inheritsThreadLocals);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }
}
