package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.http.HttpHost;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.Wire;

/** How a TLS socket of either client closes. */
@RunWith(Parameterized.class)
public class AbruptTlsSocketTest {
    private static final int SO_TIMEOUT_MILLIS = 60_000;
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final byte[] REQUEST = new byte[100_000];

    @Parameters(name = "{0}")
    public static List<Wire> versions() {
        return Wire.withTls();
    }

    @Parameter
    public Wire wire;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private BoundedTlsSocketFactory factory;

    @Before
    public void trustTheEndpoint() throws Exception {
        endpoint.speaking(wire).script(Fault.beforeRequest().hold());
        factory = new BoundedTlsSocketFactory(TlsContext.of(FaultEndpoint.trustStore()));
    }

    private Socket connect() throws IOException {
        URI url = URI.create(endpoint.url());
        HttpContext context = new BasicHttpContext();
        Socket socket = factory.connectSocket(
                SO_TIMEOUT_MILLIS,
                factory.createSocket(context),
                new HttpHost(url.getHost(), url.getPort(), "https"),
                new InetSocketAddress(url.getHost(), url.getPort()),
                null,
                context);
        socket.setSoTimeout(SO_TIMEOUT_MILLIS);
        return socket;
    }

    private static Duration timeOfTheClose(Socket socket) throws IOException {
        long start = System.nanoTime();
        socket.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    public void closeDoesNotWaitForThePeer() throws Exception {
        assertThat(timeOfTheClose(connect())).isLessThan(AT_ONCE);
    }

    @Test
    public void closeDoesNotWaitForThePeerOfATunnel() throws Exception {
        URI url = URI.create(endpoint.url());
        Socket tunnel = new Socket(url.getHost(), url.getPort());
        Socket socket = factory.createLayeredSocket(tunnel, url.getHost(), url.getPort(), new BasicHttpContext());
        socket.setSoTimeout(SO_TIMEOUT_MILLIS);
        assertThat(timeOfTheClose(socket)).isLessThan(AT_ONCE);
    }

    @Test
    public void closeDoesNotWaitForAWriteThatThePeerHoldsUp() throws Exception {
        Socket socket = connect();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                while (true) {
                    socket.getOutputStream().write(REQUEST);
                    begun.complete(null);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.get(AT_ONCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(timeOfTheClose(socket)).isLessThan(AT_ONCE);
        assertThatThrownBy(() -> writer.get(AT_ONCE.toSeconds(), TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IOException.class);
    }

    /** With a full handshake for each connection, the closes would cost more than they spare. */
    @Test
    public void nextConnectionGoesOnWithTheSession() throws Exception {
        endpoint.script(Fault.good("{}"));
        SSLSession first = answered();
        assertThat(answered().getCreationTime()).isEqualTo(first.getCreationTime());
    }

    /** Tickets of TLS 1.3 come with the answer. */
    private SSLSession answered() throws IOException {
        Socket socket = connect();
        socket.getOutputStream()
                .write("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        SSLSession session = ((SSLSocket) socket).getSession();
        socket.close();
        return session;
    }

    /** The administrator of a JVM may have ruled one out. */
    @Test
    public void protocolsAreThoseOfTheJvm() throws Exception {
        assertThat(((SSLSocket) connect()).getEnabledProtocols())
                .containsExactly(
                        SSLContext.getDefault().getDefaultSSLParameters().getProtocols());
    }
}
