package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.support.endpoint.EventFrame;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.StreamFault;
import org.lambdainvoke.support.endpoint.Wire;

/**
 * When calls end whose peer does not do its part, over TCP alone and over TLS, which has an order of its own for the
 * end of a connection. {@code -Pslow} makes a hundred of each, over TCP alone too, and allows them less time.
 */
@RunWith(Parameterized.class)
public class DeadlineOnTheWireTest {
    private static final int CALLS = Integer.getInteger("deadlines", 1);
    private static final int AT_ONCE = 20;
    private static final boolean IS_LONG = CALLS > 1;
    private static final Duration TIMEOUT = IS_LONG ? Duration.ofMillis(1500) : Duration.ofSeconds(3);

    /** Whoever waits for the peer's good-bye takes as long as the timeout once more. */
    private static final Duration GRACE = IS_LONG ? Duration.ofMillis(300) : Duration.ofMillis(2800);

    private static final int MORE_THAN_BUFFERS_HOLD = 5_500_000;

    /** What the peer does, and what becomes of a call. */
    private record Peer(String does, FailureReason reason, int payload, Fault fault) {
        private Peer(String does, FailureReason reason, Fault fault) {
            this(does, reason, 2, fault);
        }
    }

    private static final List<Peer> PEERS = List.of(
            new Peer(
                    "does not read",
                    FailureReason.TIMEOUT,
                    MORE_THAN_BUFFERS_HOLD,
                    Fault.beforeRequest().hold()),
            new Peer(
                    "answers and does not read",
                    FailureReason.TIMEOUT,
                    MORE_THAN_BUFFERS_HOLD,
                    Fault.beforeRequest()
                            .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                            .hold()),
            new Peer(
                    "does not answer",
                    FailureReason.TIMEOUT,
                    Fault.afterRequest().hold()),
            new Peer(
                    "drips a head",
                    FailureReason.TIMEOUT,
                    Fault.afterRequest().send("HTTP/1.1 200 OK\r\nX:").drip()),
            new Peer(
                    "stops in a body",
                    FailureReason.TIMEOUT,
                    Fault.begun(200, 1000, "{").hold()),
            new Peer(
                    "drips a body",
                    FailureReason.TIMEOUT,
                    Fault.begun(200, 1_000_000, "").drip()),
            new Peer(
                    "closes half",
                    FailureReason.CONNECTION_LOST,
                    Fault.afterRequest().halfClose()),
            new Peer(
                    "closes half of TCP",
                    FailureReason.CONNECTION_LOST,
                    Fault.afterRequest().halfCloseTcp()),
            new Peer(
                    "closes half in a body",
                    FailureReason.CONNECTION_LOST,
                    Fault.begun(200, 1000, "{").halfClose()));

    private static final List<Peer> STREAMING_PEERS = List.of(
            new Peer("does not begin", FailureReason.TIMEOUT, StreamFault.head().hold()),
            new Peer("stops", FailureReason.TIMEOUT, StreamFault.begun("half").hold()),
            new Peer(
                    "drips a frame",
                    FailureReason.TIMEOUT,
                    StreamFault.begun("half")
                            .send("ffffff\r\n")
                            .send(Arrays.copyOf(EventFrame.chunk("x".repeat(1_000_000)), 100))
                            .drip()),
            new Peer(
                    "closes half",
                    FailureReason.CONNECTION_LOST,
                    StreamFault.begun("half").halfClose()),
            new Peer(
                    "closes half of TCP",
                    FailureReason.CONNECTION_LOST,
                    StreamFault.begun("half").halfCloseTcp()));

    private interface Call {
        End on(LambdaInvoker invoker, Peer peer) throws Exception;
    }

    /** How a call ended. */
    private record End(FailureReason reason, Duration after) {}

    @Parameters(name = "{0}, {1}")
    public static List<Object[]> clientsAndWires() {
        List<Object[]> all = new ArrayList<>();
        for (InvokeClient client : InvokeClient.values()) {
            for (Wire wire : IS_LONG ? List.of(Wire.values()) : Wire.withTls()) {
                all.add(new Object[] {client, wire});
            }
        }
        return all;
    }

    @Parameter
    public InvokeClient client;

    @Parameter(1)
    public Wire wire;

    private final List<FaultEndpoint> endpoints = new ArrayList<>();
    private final List<LambdaInvoker> invokers = new ArrayList<>();
    private final Map<Future<End>, Peer> ends = new LinkedHashMap<>();
    private ExecutorService callers;

    @Before
    public void hireCallers() {
        callers = Executors.newFixedThreadPool(AT_ONCE);
    }

    @After
    public void stop() {
        callers.shutdownNow();
        invokers.forEach(LambdaInvoker::close);
        endpoints.forEach(FaultEndpoint::close);
    }

    /** Its first call is a good one: what a client takes its time for at first is not what is measured. */
    private LambdaInvoker connect(Fault fault) throws Exception {
        FaultEndpoint endpoint = FaultEndpoint.started();
        endpoints.add(endpoint);
        LambdaInvoker invoker = Clients.connect(
                new ConnectionSettings(
                        client,
                        "eu-west-1",
                        URI.create(endpoint.speaking(wire)
                                .script(Fault.good("{}"), fault)
                                .url()),
                        Proxies.NONE,
                        wire == Wire.PLAIN ? null : FaultEndpoint.trustStore(),
                        OnEveryClient.ENOUGH,
                        Duration.ofSeconds(60)),
                Identity.of(OnEveryClient.CREDENTIALS),
                null);
        invokers.add(invoker);
        assertThat(invoker.invoke(OnEveryClient.invocation("{}", OnEveryClient.ENOUGH))
                        .payload()
                        .size())
                .isEqualTo(2);
        return invoker;
    }

    private static End ofCall(LambdaInvoker invoker, Peer peer) {
        Invocation invocation = OnEveryClient.invocation("\"" + "x".repeat(peer.payload() - 2) + "\"", TIMEOUT);
        long start = System.nanoTime();
        FailureReason reason = null;
        try {
            InvocationResult unused = invoker.invoke(invocation);
        } catch (InvocationFailure failure) {
            reason = failure.reason();
        }
        return new End(reason, Duration.ofNanos(System.nanoTime() - start));
    }

    /** From the last piece that came, the close of the stream included. */
    private static End ofStream(LambdaInvoker invoker, Peer peer) {
        long start = System.nanoTime();
        FailureReason reason = null;
        try (InvocationStream stream = invoker.stream(OnEveryClient.invocation("{}", TIMEOUT), TIMEOUT)) {
            do {
                start = System.nanoTime();
            } while (stream.next() != null);
        } catch (InvocationFailure failure) {
            reason = failure.reason();
        }
        return new End(reason, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The peers take turns, so that not all that go on at once have much to do. */
    private void begin(List<Peer> peers, Call call) throws Exception {
        List<LambdaInvoker> connected = new ArrayList<>();
        for (Peer peer : peers) {
            connected.add(connect(peer.fault()));
        }
        for (int i = 0; i < CALLS * peers.size(); i++) {
            Peer peer = peers.get(i % peers.size());
            LambdaInvoker invoker = connected.get(i % peers.size());
            ends.put(callers.submit(() -> call.on(invoker, peer)), peer);
        }
    }

    @Test
    public void callsAndStreamsEndWithTheirDeadlinesWhateverTheirPeersDo() throws Exception {
        begin(PEERS, DeadlineOnTheWireTest::ofCall);
        if (client == InvokeClient.POOLED) {
            begin(STREAMING_PEERS, DeadlineOnTheWireTest::ofStream);
        }
        List<String> others = new ArrayList<>();
        for (Map.Entry<Future<End>, Peer> each : ends.entrySet()) {
            End end = each.getKey().get();
            Peer peer = each.getValue();
            if (end.reason() != peer.reason() || end.after().compareTo(TIMEOUT.plus(GRACE)) > 0) {
                others.add(peer.does() + ": " + end);
            }
        }
        assertThat(others).as("of %s", ends.size()).isEmpty();
    }
}
