package org.lambdainvoke.invoke;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpHost;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.HttpHostConnectException;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;
import org.apache.http.pool.PoolStats;
import org.apache.http.protocol.BasicHttpContext;

/** Connections to one endpoint, and the watch over the calls on them. Thread-safe. */
final class ConnectionPool implements AutoCloseable {
    /**
     * A connection that was idle for so long is looked at before it is used, which takes a millisecond. Less than the time
     * after which the close of the other side is to be noticed.
     */
    private static final int VALIDATE_AFTER_INACTIVITY_MILLIS = 10;

    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final HttpRoute route;
    private final Duration connectTimeout;
    private final long keepaliveMillis;
    private final PoolingHttpClientConnectionManager manager;
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
        this.route = route(endpoint);
        this.connectTimeout = settings.connectTimeout();
        this.keepaliveMillis = settings.keepalive().toMillis();
        this.manager = manager(tls, names);
        this.watchdog = new Watchdog(manager::closeExpiredConnections, rest(settings.keepalive()));
    }

    private PoolingHttpClientConnectionManager manager(ConnectionSocketFactory tls, DnsResolver names) {
        Registry<ConnectionSocketFactory> sockets = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", tls)
                .build();
        AtomicLong count = new AtomicLong();
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                sockets,
                (ignoredRoute, ignoredConfig) -> new EndpointConnection("lambda-" + count.incrementAndGet()),
                null,
                names,
                keepaliveMillis,
                TimeUnit.MILLISECONDS);
        // How many calls there are is bounded before they come here, and none is to wait for a connection.
        pool.setMaxTotal(Integer.MAX_VALUE);
        pool.setDefaultMaxPerRoute(Integer.MAX_VALUE);
        pool.setValidateAfterInactivity(VALIDATE_AFTER_INACTIVITY_MILLIS);
        pool.setDefaultSocketConfig(
                SocketConfig.custom().setTcpNoDelay(true).setSoKeepAlive(true).build());
        return pool;
    }

    private static HttpRoute route(Endpoint endpoint) {
        Proxy proxy = endpoint.proxy();
        return proxy == null
                ? new HttpRoute(endpoint.address(), null, endpoint.isSecure())
                : new HttpRoute(
                        endpoint.address(), null, new HttpHost(proxy.host(), proxy.port()), endpoint.isSecure());
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
     * @throws IOException when there is none to be had; nothing was sent then
     * @throws InvocationFailure when a proxy refuses; nothing was sent then either
     * @throws IllegalStateException when the pool is closed
     */
    PooledConnection lease(Deadline deadline) throws IOException, InvocationFailure {
        HttpClientConnection connection = take();
        PooledConnection leased = new PooledConnection(this, connection, watchdog.watch(connection, deadline));
        try {
            if (!connection.isOpen()) {
                connect(connection, deadline);
            }
            return leased;
        } catch (IOException | InvocationFailure | RuntimeException | Error e) {
            leased.close();
            throw e;
        }
    }

    /** Watched on its own too: connect timeouts are for one address and one read, not for all that a connect may do. */
    private void connect(HttpClientConnection connection, Deadline deadline) throws IOException, InvocationFailure {
        int timeoutMillis = Math.max(1, (int) Math.min(connectTimeout.toMillis(), deadline.remainingMillis()));
        BasicHttpContext context = new BasicHttpContext();
        Deadline connectBy = Deadline.after(connectTimeout);
        Watchdog.Watched connecting = watchdog.watch(connection, connectBy);
        try {
            manager.connect(connection, route, timeoutMillis, context);
            if (route.isTunnelled()) {
                connection.setSocketTimeout(timeoutMillis);
                ProxyTunnel.open(connection, endpoint);
                manager.upgrade(connection, route, context);
            }
            manager.routeComplete(connection, route, context);
        } catch (IOException e) {
            throw beforeTheCall(e, connectBy);
        } catch (RuntimeException e) {
            // Of the manager, from whose hands the watchdog has taken the socket.
            throw beforeTheCall(new IOException(e), connectBy);
        } finally {
            watchdog.release(connecting);
        }
    }

    private IOException beforeTheCall(IOException e, Deadline connectBy) {
        if (connectBy.remainingMillis() == 0) {
            return new ConnectTimeoutException(e, route.getTargetHost());
        }
        // What breaks a tunnel before the endpoint hears anything is no more than a connect that failed. A reset by the
        // endpoint itself is connection_lost, whether it comes a moment before the request or behind it.
        return route.isTunnelled() && !ConnectFailures.areCauseOf(e)
                ? new HttpHostConnectException(e, route.getTargetHost())
                : e;
    }

    private HttpClientConnection take() throws IOException {
        try {
            // The pool has no bound, so that there is no wait.
            return manager.requestConnection(route, null).get(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** Takes {@code connection} back, for as long as it is open and {@code endpointKeepsMillis} have not passed. */
    void giveBack(HttpClientConnection connection, Watchdog.Watched call, long endpointKeepsMillis) {
        watchdog.release(call);
        long millis = endpointKeepsMillis > 0 ? Math.min(endpointKeepsMillis, keepaliveMillis) : keepaliveMillis;
        manager.releaseConnection(connection, null, millis, TimeUnit.MILLISECONDS);
    }

    ConnectionCounts counts() {
        PoolStats stats = manager.getTotalStats();
        return new ConnectionCounts(stats.getLeased(), stats.getAvailable());
    }

    /** Closes all connections: the calls on them fail. */
    @Override
    public void close() {
        manager.shutdown();
        watchdog.close();
    }
}
