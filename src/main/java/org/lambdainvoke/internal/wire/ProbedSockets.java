package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Set;

/**
 * Has the system probe connections on which nothing moves, as on those of a function that thinks for minutes: what
 * stands between may forget a silent one (AWS's NAT gateways and load balancers after 350 s, those of others after 240
 * s), and the answer is lost. By itself Linux begins after two hours.
 */
final class ProbedSockets {
    /**
     * Half of a minute, which nothing forgets. Linux gives a connection up after nine probes without an answer: a call
     * outlives an interruption of four minutes.
     */
    private static final Duration PERIOD = Duration.ofSeconds(30);

    /** By name: they are of the module {@code jdk.net}, which not every JVM has. */
    private static final Set<String> TIMES = Set.of("TCP_KEEPIDLE", "TCP_KEEPINTERVAL");

    private ProbedSockets() {}

    /** Has {@code tcp} probed, as far as the JVM and the system can, and returns it. */
    static Socket probed(Socket tcp) throws IOException {
        tcp.setKeepAlive(true);
        for (SocketOption<?> option : tcp.supportedOptions()) {
            if (TIMES.contains(option.name()) && option.type() == Integer.class) {
                set(tcp, option);
            }
        }
        return tcp;
    }

    // Its type was looked at.
    @SuppressWarnings("unchecked")
    private static void set(Socket tcp, SocketOption<?> time) {
        try {
            tcp.setOption((SocketOption<Integer>) time, Math.toIntExact(PERIOD.toSeconds()));
        } catch (IOException | UnsupportedOperationException e) {
            // A system that does not have it after all; or the socket was closed, which its connect reports.
        }
    }
}
