package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpHost;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;

/**
 * TLS with verified host names whose handshake ends with the connect timeout: HttpClient's own factory gives the
 * handshake the socket timeout instead, which here is endless because the deadline bounds the call as a whole.
 *
 * <p>What is left of the timeout after the TCP connect bounds each read of the handshake, not their sum; a peer that
 * drips its handshake is cut off by the invocation's deadline. The sockets are closed without a wait for the peer.
 */
public final class BoundedTlsSocketFactory extends SSLConnectionSocketFactory {
    private static final String CONNECT_BY = BoundedTlsSocketFactory.class.getName() + ".connectBy";

    /**
     * TLS that trusts whom {@code settings} say.
     *
     * @throws IllegalStateException when the trust store or the key store of the JVM can't be read
     */
    public static BoundedTlsSocketFactory of(ConnectionSettings settings) {
        return new BoundedTlsSocketFactory(TlsContext.of(settings.trust()));
    }

    /** TLS that trusts whom {@code tls} trusts. */
    BoundedTlsSocketFactory(SSLContext tls) {
        super(tls, new DefaultHostnameVerifier());
    }

    @Override
    public Socket createSocket(HttpContext context) throws IOException {
        return ProbedSockets.probed(super.createSocket(context));
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
        context.setAttribute(CONNECT_BY, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(connectTimeout));
        try {
            return super.connectSocket(connectTimeout, socket, host, remoteAddress, localAddress, context);
        } catch (IOException e) {
            throw beforeTheCall(e);
        }
    }

    /** A reset, or a peer without TLS: nothing was sent yet, which a mere IOException would not tell. */
    private static IOException beforeTheCall(IOException e) {
        if (e instanceof SocketTimeoutException
                || e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException) {
            return e;
        }
        SSLHandshakeException failed = new SSLHandshakeException("the handshake failed: " + e);
        failed.initCause(e);
        return failed;
    }

    /** Through a tunnel it is called without the method above. */
    @Override
    public Socket createLayeredSocket(Socket socket, String target, int port, HttpContext context) throws IOException {
        if (context.getAttribute(CONNECT_BY) instanceof Long connectBy) {
            long left = TimeUnit.NANOSECONDS.toMillis(connectBy - System.nanoTime());
            socket.setSoTimeout((int) Math.max(1, left));
        } else if (context.getAttribute(HttpCoreContext.HTTP_CONNECTION) instanceof HttpClientConnection tunnel
                && tunnel.isResponseAvailable(1)) {
            // The client of the SDK would take it for the endpoint's, which is to be heard under TLS only.
            throw new SSLHandshakeException("the proxy says more than was asked");
        }
        try {
            return new AbruptTlsSocket((SSLSocket) super.createLayeredSocket(socket, target, port, context), socket);
        } catch (IOException e) {
            throw beforeTheCall(e);
        }
    }
}
