package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.HttpHost;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.HttpClientConnectionOperator;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.impl.conn.DefaultHttpClientConnectionOperator;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;

/** Opens connections to the endpoint: TCP, a tunnel where a proxy stands between, TLS. Thread-safe. */
final class EndpointConnector {
    private static final SocketConfig SOCKETS =
            SocketConfig.custom().setTcpNoDelay(true).setSoKeepAlive(true).build();

    private static final class PlainSockets extends PlainConnectionSocketFactory {
        @Override
        public Socket createSocket(HttpContext context) throws IOException {
            return ProbedSockets.probed(super.createSocket(context));
        }
    }

    private final Endpoint endpoint;

    /** The proxy, or the endpoint itself. */
    private final HttpHost nextHop;

    private final boolean isTunnelled;
    private final DnsResolver names;
    private final AddressOrder addresses = new AddressOrder();
    private final HttpClientConnectionOperator operator;
    private final AtomicLong count = new AtomicLong();

    EndpointConnector(Endpoint endpoint, ConnectionSocketFactory tls, DnsResolver names) {
        Proxy proxy = endpoint.proxy();
        this.endpoint = endpoint;
        this.nextHop = proxy == null ? endpoint.address() : new HttpHost(proxy.host(), proxy.port());
        this.isTunnelled = proxy != null && endpoint.isSecure();
        this.names = names;
        Registry<ConnectionSocketFactory> sockets = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new PlainSockets())
                .register("https", tls)
                .build();
        this.operator = new DefaultHttpClientConnectionOperator(sockets, null, names);
    }

    /**
     * A new connection, to the first address that takes one. Each but the last may have half of the time that is left,
     * so that one that is dead leaves some for the others.
     *
     * @param call of which the connection is, from the beginning: what no timeout bounds the watchdog does
     * @param connectBy when it has to be open
     * @throws IOException when there is none to be had; nothing was sent then
     * @throws InvocationFailure when a proxy refuses; nothing was sent then either
     */
    EndpointConnection connect(Watchdog.Watched call, Deadline connectBy) throws IOException, InvocationFailure {
        List<InetAddress> candidates = addresses.of(names.resolve(nextHop.getHostName()));
        if (connectBy.hasPassed()) {
            throw new ConnectTimeoutException("The name was resolved too late: " + nextHop.getHostName());
        }
        IOException failure = new UnknownHostException(nextHop.getHostName());
        for (int left = candidates.size(); left > 0 && !connectBy.hasPassed(); left--) {
            InetAddress address = candidates.get(candidates.size() - left);
            int millis = connectBy.remainingMillis();
            try {
                EndpointConnection connection =
                        open(address, call, Deadline.afterMillis(left == 1 ? millis : millis / 2));
                addresses.reached(address);
                return connection;
            } catch (IOException e) {
                addresses.failed(address);
                failure = e;
            }
        }
        throw connectBy.hasPassed() ? new ConnectTimeoutException(failure, endpoint.address()) : failure;
    }

    private EndpointConnection open(InetAddress address, Watchdog.Watched call, Deadline until)
            throws IOException, InvocationFailure {
        EndpointConnection connection = new EndpointConnection("lambda-" + count.incrementAndGet());
        boolean isOpen = false;
        call.guard(connection, until);
        try {
            open(connection, address, Math.max(1, until.remainingMillis()));
            isOpen = true;
            return connection;
        } catch (SocketException e) {
            // What breaks a tunnel is broken before the endpoint hears anything, unlike a reset by the endpoint itself.
            throw isTunnelled ? new IOException("no tunnel: " + e, e) : e;
        } catch (RuntimeException e) {
            // Of the operator, from whose hands the watchdog has taken the socket.
            throw new IOException(e);
        } finally {
            if (!isOpen) {
                connection.shutdown();
            }
        }
    }

    private void open(EndpointConnection connection, InetAddress address, int timeoutMillis)
            throws IOException, InvocationFailure {
        HttpContext context = new BasicHttpContext();
        HttpHost at = new HttpHost(address, nextHop.getHostName(), nextHop.getPort(), nextHop.getSchemeName());
        operator.connect(connection, at, null, timeoutMillis, SOCKETS, context);
        if (isTunnelled) {
            connection.setSocketTimeout(timeoutMillis);
            ProxyTunnel.open(connection, endpoint);
            operator.upgrade(connection, endpoint.address(), context);
        }
    }
}
