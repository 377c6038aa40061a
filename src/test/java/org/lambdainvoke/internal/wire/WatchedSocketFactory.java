package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.UnaryOperator;
import org.apache.http.HttpHost;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;

/**
 * Connects as {@code tls} does, and lets a test see, and change, where to.
 *
 * @param target is given the address that was asked for, and gives the one to connect to
 */
record WatchedSocketFactory(BoundedTlsSocketFactory tls, UnaryOperator<InetSocketAddress> target)
        implements ConnectionSocketFactory {
    @Override
    public Socket createSocket(HttpContext context) throws IOException {
        return tls.createSocket(context);
    }

    @Override
    public Socket connectSocket(
            int connectTimeout,
            Socket socket,
            HttpHost host,
            InetSocketAddress remoteAddress,
            InetSocketAddress localAddress,
            HttpContext context)
            throws IOException {
        return tls.connectSocket(connectTimeout, socket, host, target.apply(remoteAddress), localAddress, context);
    }
}
