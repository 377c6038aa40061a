package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.protocol.HttpContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.support.FaultEndpoint;
import org.lambdainvoke.support.Wire;

/** At which of several addresses connections come about. */
@RunWith(Parameterized.class)
public class EndpointConnectorTest {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    @Parameters(name = "{0}")
    public static List<Wire> wires() {
        return List.of(Wire.PLAIN, Wire.TLS_1_3);
    }

    @Parameter
    public Wire wire;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final List<InetAddress> tried = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(() -> {}, Duration.ofSeconds(1));
    private InetAddress good;

    /** Notes which addresses are tried. */
    private final class NotingFactory implements ConnectionSocketFactory {
        private final BoundedTlsSocketFactory tls;

        private NotingFactory(BoundedTlsSocketFactory tls) {
            this.tls = tls;
        }

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
            tried.add(remoteAddress.getAddress());
            return tls.connectSocket(connectTimeout, socket, host, remoteAddress, localAddress, context);
        }
    }

    @Before
    public void speak() throws Exception {
        endpoint.speaking(wire);
        good = InetAddress.getLoopbackAddress();
    }

    @After
    public void close() {
        watchdog.close();
    }

    private EndpointConnector connector(InetAddress... addresses) {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.POOLED,
                "eu-west-1",
                URI.create(endpoint.url()),
                OnEveryClient.CREDENTIALS,
                null,
                null,
                FaultEndpoint.trustStore(),
                CONNECT_TIMEOUT,
                Duration.ofSeconds(60));
        return new EndpointConnector(
                Endpoint.of(settings),
                new NotingFactory(BoundedTlsSocketFactory.of(settings)),
                name -> addresses.clone());
    }

    private EndpointConnection connect(EndpointConnector connector) throws Exception {
        Deadline deadline = Deadline.after(CONNECT_TIMEOUT);
        return connector.connect(watchdog.watch(deadline), deadline);
    }

    private InetAddress reached(InetAddress... addresses) throws Exception {
        EndpointConnector connector = connector(addresses);
        try (EndpointConnection connection = connect(connector)) {
            return connection.getRemoteAddress();
        }
    }

    @Test
    public void addressAtWhichConnectingNeverEndsLeavesTimeForTheNext() throws Exception {
        assertThat(reached(endpoint.addressOfNobody(), good)).isEqualTo(good);
    }

    @Test
    public void addressWhoseHandshakeIsNeverAnsweredLeavesTimeForTheNext() throws Exception {
        assumeTrue("TCP alone is connected then", wire != Wire.PLAIN);
        assertThat(reached(endpoint.addressOfSomebodySilent(), good)).isEqualTo(good);
    }

    @Test
    public void addressThatRefusesLeavesTimeForTheNext() throws Exception {
        assertThat(reached(FaultEndpoint.addressOfARefusal(), InetAddress.getAllByName("::1")[0], good))
                .isEqualTo(good);
    }

    @Test
    public void addressThatFailedDoesNotCostTheNextConnectionItsTime() throws Exception {
        assumeTrue("it is the factory for TLS that notes them", wire != Wire.PLAIN);
        InetAddress nobody = endpoint.addressOfNobody();
        EndpointConnector connector = connector(nobody, good);
        connect(connector).close();
        connect(connector).close();
        assertThat(tried).containsExactly(nobody, good, good);
    }

    @Test
    public void connectTimeoutBoundsTheSumOfAllAddresses() throws Exception {
        InetAddress nobody = endpoint.addressOfNobody();
        EndpointConnector connector = connector(nobody, nobody, nobody);
        long start = System.nanoTime();
        assertThatThrownBy(() -> connect(connector)).isInstanceOf(ConnectTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(CONNECT_TIMEOUT.multipliedBy(5).dividedBy(2));
    }
}
