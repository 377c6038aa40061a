package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Deadline;

/**
 * Open connections that no call uses; the one that was used last is the first to be used again. All their times are of
 * the JVM's monotonic clock: by one that can be set back, connections that ended long ago would count as fresh.
 * Thread-safe.
 */
final class IdleConnections implements AutoCloseable {
    /**
     * A connection that was idle for so long is looked at before it is used, which takes a millisecond. Less than the
     * time after which the close of the other side is to be noticed.
     */
    private static final Duration FRESH = Duration.ofMillis(10);

    /** One of them. Compared by identity. */
    static final class Idle {
        private final EndpointConnection connection;
        private final Deadline expiry;
        private final Deadline idleUntil;
        private final Deadline freshUntil = Deadline.after(FRESH);

        private Idle(EndpointConnection connection, Deadline expiry, long idleMillis) {
            this.connection = connection;
            this.expiry = expiry;
            this.idleUntil = Deadline.afterMillis(idleMillis);
        }

        EndpointConnection connection() {
            return connection;
        }

        /** When its life ends. */
        Deadline expiry() {
            return expiry;
        }

        private boolean isExpired() {
            return expiry.hasPassed() || idleUntil.hasPassed();
        }

        /** Whether a call may use it. To be watched: it may read from the connection. */
        boolean isUsable() {
            return !isExpired() && !(freshUntil.hasPassed() && connection.isStale());
        }
    }

    private final Deque<Idle> connections = new ConcurrentLinkedDeque<>();
    private volatile boolean isClosed;

    /** The one that was used last; null when there is none. */
    @Nullable
    Idle take() {
        return connections.pollFirst();
    }

    /** Keeps {@code connection} for {@code idleMillis}, and not beyond {@code expiry}. */
    void keep(EndpointConnection connection, Deadline expiry, long idleMillis) {
        connections.addFirst(new Idle(connection, expiry, idleMillis));
        if (isClosed) {
            close();
        }
    }

    void closeExpired() {
        for (Idle idle : connections) {
            // Whoever removes it has it: a call may have come for it meanwhile.
            if (idle.isExpired() && connections.removeFirstOccurrence(idle)) {
                end(idle.connection());
            }
        }
    }

    int size() {
        return connections.size();
    }

    /** Closes them, and from now on each that is to be kept. */
    @Override
    public void close() {
        isClosed = true;
        for (Idle idle = take(); idle != null; idle = take()) {
            end(idle.connection());
        }
    }

    /** Ends a connection on which nothing is under way, without a wait: TLS says good-bye to those who read only. */
    static void end(EndpointConnection connection) {
        try {
            if (connection.isSecure()) {
                connection.shutdown();
            } else {
                connection.close();
            }
        } catch (IOException e) {
            // Closed all the same.
        }
    }
}
