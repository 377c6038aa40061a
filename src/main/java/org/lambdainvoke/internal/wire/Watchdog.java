package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.http.HttpClientConnection;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.internal.observe.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the connection of each call that runs beyond its deadline. The timeout of the socket ends a read in which
 * nothing comes, and does it in time; this is for what it does not end: an endpoint that drips, or does not read. Has
 * one thread, which rests while there is no call. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Watchdog.class);
    private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A call that runs. Compared by identity. */
    static final class Watched {
        private @Nullable HttpClientConnection connection;
        private volatile Deadline deadline;
        private boolean isOver;
        private boolean isAbandoned;

        private Watched(Deadline deadline) {
            this.deadline = deadline;
        }

        /** From now on it runs on {@code used}, until {@code until}. */
        synchronized void guard(HttpClientConnection used, Deadline until) {
            connection = used;
            deadline = until;
            if (isAbandoned) {
                cut();
            }
        }

        /** From now on it may run until {@code later}. */
        void extend(Deadline later) {
            deadline = later;
        }

        private synchronized void end() {
            isOver = true;
        }

        /** Not while it ends: the connection would be another call's by then. */
        private synchronized void cutWhenTooLate() {
            if (!isOver && deadline.hasPassed()) {
                cut();
            }
        }

        /** Cuts its connection, and each that it may yet come to. */
        synchronized void abandon() {
            isAbandoned = true;
            if (!isOver) {
                cut();
            }
        }

        private void cut() {
            if (connection != null) {
                try {
                    connection.shutdown();
                } catch (IOException e) {
                    // The socket is closed all the same.
                }
            }
        }
    }

    private final Set<Watched> calls = ConcurrentHashMap.newKeySet();
    private final Runnable chore;
    private final long restNanos;
    private final Thread thread;
    private long choreAt;
    private int troubles;
    private volatile boolean resting;
    private volatile boolean closed;

    /**
     * Starts the thread.
     *
     * @param chore done by the thread after every rest
     * @param rest how long it rests at most
     */
    Watchdog(Runnable chore, Duration rest) {
        this.chore = chore;
        this.restNanos = rest.toNanos();
        this.thread = new Thread(this::run, "lambda-invoke-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Watches a call until {@link #release}.
     *
     * @throws IllegalStateException when this is closed
     */
    Watched watch(Deadline deadline) {
        Watched call = new Watched(deadline);
        calls.add(call);
        if (closed) {
            calls.remove(call);
            throw new IllegalStateException("closed");
        }
        if (resting) {
            LockSupport.unpark(thread);
        }
        return call;
    }

    void release(Watched call) {
        calls.remove(call);
        call.end();
    }

    /** How many calls there are. */
    int watched() {
        return calls.size();
    }

    /**
     * Whatever is thrown, the next round comes: nobody would begin this thread again. What a round needs is made before
     * it, as it may be memory that is out.
     */
    private void run() {
        Runnable look = this::look;
        Runnable work = this::work;
        Runnable rest = this::rest;
        choreAt = System.nanoTime() + restNanos;
        while (!closed) {
            attempt(look);
            attempt(work);
            attempt(rest);
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            note(e);
        }
    }

    /** Logs the first, the second, the fourth and so on, as there may be twenty a second. */
    private void note(Throwable trouble) {
        try {
            if (Integer.bitCount(++troubles) == 1) {
                LOGGER.warn(
                        "the watch over the deadlines goes on after {} failures: {}",
                        troubles,
                        LogText.escape(trouble.toString()));
            }
        } catch (Throwable e) {
            // The log's: it may be that there is no memory for it either.
        }
    }

    private void look() {
        forEachCall(Watched::cutWhenTooLate);
    }

    /** What is thrown for one call is not to keep the others waiting: it is tried again in the next round. */
    private void forEachCall(Consumer<Watched> action) {
        for (Watched call : calls) {
            try {
                action.accept(call);
            } catch (Throwable e) {
                note(e);
            }
        }
    }

    private void work() {
        if (System.nanoTime() - choreAt >= 0) {
            choreAt = System.nanoTime() + restNanos;
            chore.run();
        }
    }

    private void rest() {
        // Somebody else's, and otherwise it would never rest again.
        boolean unused = Thread.interrupted();
        if (calls.isEmpty()) {
            resting = true;
            // Looks again: a call that came before the line above has waked nobody.
            if (calls.isEmpty() && !closed) {
                LockSupport.parkNanos(this, restNanos);
            }
            resting = false;
        } else {
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    /** Cuts all calls, ends the thread, and waits for it: containers report one that is still on its way out. */
    @Override
    public void close() {
        closed = true;
        forEachCall(Watched::abandon);
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
