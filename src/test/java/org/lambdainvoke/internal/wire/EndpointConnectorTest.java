package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.protocol.BasicHttpContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.ProxyStandIn;
import org.lambdainvoke.support.endpoint.Wire;

/** How connections come about: at which of several addresses, and probed by the system from then on. */
@RunWith(Parameterized.class)
public class EndpointConnectorTest {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Of those that forget silent connections, the most impatient allow a minute. */
    private static final int LONGEST_SILENCE_SECONDS = 60;

    @Parameters(name = "{0}")
    public static List<Wire> wires() {
        return List.of(Wire.PLAIN, Wire.TLS_1_3);
    }

    @Parameter
    public Wire wire;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    @Rule
    public final ProxyStandIn proxy = new ProxyStandIn();

    private final List<InetAddress> tried = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(() -> {}, Duration.ofSeconds(1));
    private InetAddress good;

    /** Notes which addresses are tried. */
    private InetSocketAddress note(InetSocketAddress address) {
        tried.add(address.getAddress());
        return address;
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

    private EndpointConnector connector(Proxy through, InetAddress... addresses) {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.POOLED,
                "eu-west-1",
                URI.create(endpoint.url()),
                new Proxies(through, NoProxy.NONE),
                FaultEndpoint.trustStore(),
                CONNECT_TIMEOUT,
                Duration.ofSeconds(60));
        return new EndpointConnector(
                Endpoint.of(settings.endpoint(), through),
                new WatchedSocketFactory(BoundedTlsSocketFactory.of(settings), this::note),
                name -> addresses.clone());
    }

    private EndpointConnection connect(EndpointConnector connector) throws Exception {
        return connect(connector, CONNECT_TIMEOUT);
    }

    private EndpointConnection connect(EndpointConnector connector, Duration time) throws Exception {
        Deadline deadline = Deadline.after(time);
        return connector.connect(watchdog.watch(deadline), deadline);
    }

    private InetAddress reached(InetAddress... addresses) throws Exception {
        EndpointConnector connector = connector(null, addresses);
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
        EndpointConnector connector = connector(null, nobody, good);
        connect(connector).close();
        connect(connector).close();
        assertThat(tried).containsExactly(nobody, good, good);
    }

    @Test
    public void connectTimeoutBoundsTheSumOfAllAddresses() throws Exception {
        InetAddress nobody = endpoint.addressOfNobody();
        EndpointConnector connector = connector(null, nobody, nobody, nobody);
        long start = System.nanoTime();
        assertThatThrownBy(() -> connect(connector, Duration.ofSeconds(1))).isInstanceOf(ConnectTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(CONNECT_TIMEOUT);
    }

    @Test
    public void connectionIsProbedBeforeAnybodyForgetsIt() throws Exception {
        assumeTrue("a layer over the socket does not show its options", wire == Wire.PLAIN);
        try (EndpointConnection connection = connect(connector(null, good))) {
            assertProbed(connection.getSocket());
        }
    }

    @Test
    public void connectionThroughAProxyIsProbedToo() throws Exception {
        assumeTrue("a layer over the socket does not show its options", wire == Wire.PLAIN);
        try (EndpointConnection connection =
                connect(connector(new Proxy("127.0.0.1", proxy.port(), null, null), good))) {
            assertProbed(connection.getSocket());
        }
    }

    @Test
    public void socketUnderTlsIsProbedWithEitherClient() throws Exception {
        BoundedTlsSocketFactory factory = new BoundedTlsSocketFactory(TlsContext.of(FaultEndpoint.trustStore()));
        try (Socket socket = factory.createSocket(new BasicHttpContext())) {
            assertProbed(socket);
        }
    }

    private static void assertProbed(Socket socket) throws IOException {
        assertThat(socket.getKeepAlive()).isTrue();
        for (SocketOption<Integer> time :
                List.of(ExtendedSocketOptions.TCP_KEEPIDLE, ExtendedSocketOptions.TCP_KEEPINTERVAL)) {
            assertThat(socket.getOption(time)).as(time.name()).isBetween(1, LONGEST_SILENCE_SECONDS);
        }
    }
}
