package org.lambdainvoke.invoke;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.http.HttpClientConnection;

/**
 * Cuts the connection of each call that runs beyond its deadline. The timeout of the socket ends a read in which nothing
 * comes, and does it in time; this is for what it does not end: an endpoint that drips, or does not read. Has one thread,
 * which rests while there is no call. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A call that runs. Compared by identity. */
    static final class Watched {
        private final HttpClientConnection connection;
        private volatile Deadline deadline;
        private boolean isOver;

        private Watched(HttpClientConnection connection, Deadline deadline) {
            this.connection = connection;
            this.deadline = deadline;
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
            if (!isOver && deadline.remainingMillis() == 0) {
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

    /** Watches from now on until {@link #release}. */
    Watched watch(HttpClientConnection connection, Deadline deadline) {
        Watched call = new Watched(connection, deadline);
        calls.add(call);
        if (resting) {
            LockSupport.unpark(thread);
        }
        return call;
    }

    void release(Watched call) {
        calls.remove(call);
        call.end();
    }

    private void run() {
        long choreAt = System.nanoTime() + restNanos;
        while (!closed) {
            calls.forEach(Watched::cutWhenTooLate);
            if (System.nanoTime() - choreAt >= 0) {
                chore.run();
                choreAt = System.nanoTime() + restNanos;
            }
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
    }

    /** Ends the thread, and waits for it: containers report one that is still on its way out. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
