package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.time.Duration;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;

/** Connections to one endpoint, and the watch over the calls on them. Thread-safe. */
final class ConnectionPool implements AutoCloseable {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final Duration connectTimeout;
    private final Duration keepalive;
    private final EndpointConnector connector;
    private final IdleConnections idle = new IdleConnections();
    private final Watchdog watchdog;

    /**
     * A pool without connections.
     *
     * @param settings which say how long a connect may take and a connection live, and whom TLS trusts
     * @throws IllegalStateException when the trust store can't be read
     */
    ConnectionPool(Endpoint endpoint, ConnectionSettings settings) {
        this(endpoint, settings, BoundedTlsSocketFactory.of(settings), SystemDefaultDnsResolver.INSTANCE);
    }

    ConnectionPool(Endpoint endpoint, ConnectionSettings settings, ConnectionSocketFactory tls, DnsResolver names) {
        this.endpoint = endpoint;
        this.connectTimeout = settings.connectTimeout();
        this.keepalive = settings.keepalive();
        this.connector = new EndpointConnector(endpoint, tls, names);
        this.watchdog = new Watchdog(idle::closeExpired, rest(keepalive));
    }

    private static Duration rest(Duration keepalive) {
        if (keepalive.compareTo(SHORTEST_REST) < 0) {
            return SHORTEST_REST;
        }
        return keepalive.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : keepalive;
    }

    /**
     * An open connection, watched until it is closed, which gives it back.
     *
     * @param cancellation cuts the connection until then
     * @throws IOException when there is none to be had; nothing was sent then
     * @throws InvocationFailure when a proxy refuses; nothing was sent then either
     * @throws IllegalStateException when the pool is closed
     */
    PooledConnection lease(Deadline deadline, Cancellation cancellation) throws IOException, InvocationFailure {
        Watchdog.Watched call = watchdog.watch(deadline);
        cancellation.cutBy(call::abandon);
        boolean isLeased = false;
        try {
            PooledConnection leased = open(call, deadline);
            isLeased = true;
            return leased;
        } finally {
            if (!isLeased) {
                call.abandon();
                watchdog.release(call);
            }
        }
    }

    private PooledConnection open(Watchdog.Watched call, Deadline deadline) throws IOException, InvocationFailure {
        for (IdleConnections.Idle kept = idle.take(); kept != null; kept = idle.take()) {
            call.guard(kept.connection(), deadline);
            if (kept.isUsable()) {
                return new PooledConnection(this, kept.connection(), kept.expiry(), call);
            }
            IdleConnections.end(kept.connection());
        }
        Deadline expiry = Deadline.after(keepalive);
        EndpointConnection connection =
                connector.connect(call, Deadline.after(connectTimeout).orEarlier(deadline));
        call.guard(connection, deadline);
        if (!connection.isOpen()) {
            throw new ConnectTimeoutException("cut at the last moment: " + endpoint.address());
        }
        return new PooledConnection(this, connection, expiry, call);
    }

    /** Takes {@code connection} back, for as long as it is open and {@code endpointKeepsMillis} have not passed. */
    void giveBack(EndpointConnection connection, Deadline expiry, Watchdog.Watched call, long endpointKeepsMillis) {
        watchdog.release(call);
        if (connection.isOpen()) {
            long millis = keepalive.toMillis();
            idle.keep(connection, expiry, endpointKeepsMillis > 0 ? Math.min(endpointKeepsMillis, millis) : millis);
        }
    }

    ConnectionCounts counts() {
        return new ConnectionCounts(watchdog.watched(), idle.size());
    }

    /** Closes all connections: the calls on them fail. */
    @Override
    public void close() {
        try {
            idle.close();
        } finally {
            watchdog.close();
        }
    }
}
