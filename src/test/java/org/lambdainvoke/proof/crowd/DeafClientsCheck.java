package org.lambdainvoke.proof.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.DeafClients;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Hundreds of clients that ask and take nothing of what they get. */
public class DeafClientsCheck extends OnContainers {
    private static final int CLIENTS = 500;
    private static final int ANSWER = 1 << 20;
    private static final int BUFFER = 16 << 10;
    private static final int THREADS = 16;

    /** The endpoint of the tests can't take hundreds of new connections at once. */
    private static final int CALLS_AT_ONCE = 16;

    private static final String BROKEN_OFF = "has taken nothing of the answer for 2000 ms";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final DeafClients clients = new DeafClients(BUFFER);

    @Rule
    public final LogCapture failures = new LogCapture("org.lambdainvoke.failure");

    private final RunningGauge gauge = new RunningGauge();
    private final AtomicInteger calls = new AtomicInteger();

    public DeafClientsCheck() {
        byte[] megabyte = ("\"" + "x".repeat(ANSWER - 2) + "\"").getBytes(StandardCharsets.US_ASCII);
        lambda.function("large", (input, output, context) -> {
            byte[] event = input.readAllBytes();
            boolean isLarge = new String(event, StandardCharsets.UTF_8).contains("large");
            output.write(isLarge ? megabyte : event);
            calls.incrementAndGet();
        });
    }

    private long brokenOff() {
        return failures.lines().stream()
                .filter(line -> line.contains("reason=client_gone") && line.contains(BROKEN_OFF))
                .count();
    }

    @Test
    public void placesAreFreeWhenTheTimeOfTheClientsIsOver() throws Exception {
        serve(gauge.in(new WebApplication()
                .async()
                .threads(THREADS)
                .sendBuffer(BUFFER)
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.initParams(
                                "large",
                                "async",
                                "always",
                                "max_concurrency",
                                String.valueOf(CLIENTS),
                                "write_idle_timeout",
                                "2000"))));
        long start = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            int calling = i;
            Await.until(() -> calling - calls.get() < CALLS_AT_ONCE);
            clients.ask(server.port(), "/?size=large");
        }
        Await.until(() -> brokenOff() == CLIENTS);
        Await.until(() -> gauge.running() == 0);
        System.out.println(container + ": " + CLIENTS + " clients broken off after "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertThat(Innocents.ask(server.port(), 1, 1)).isEmpty();
    }
}
