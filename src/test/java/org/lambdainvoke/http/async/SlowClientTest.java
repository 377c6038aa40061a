package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.DeafClients;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Clients that take their answers slowly, or not at all, hold no thread, and a place no longer than they may. */
public class SlowClientTest extends OnContainers {
    /** More than socket buffers hold. */
    private static final int LARGE = 5_000_000;

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final DeafClients clients = new DeafClients(4096);

    @Rule
    public final LogCapture failures = new LogCapture("org.lambdainvoke.failure");

    private final AtomicInteger calls = new AtomicInteger();

    public SlowClientTest() {
        lambda.function("large", (input, output, context) -> {
            boolean isLarge = new String(input.readAllBytes(), StandardCharsets.UTF_8).contains("large");
            output.write(("\"" + "x".repeat(isLarge ? LARGE : 1) + "\"").getBytes(StandardCharsets.US_ASCII));
            calls.incrementAndGet();
        });
    }

    private void serve(int threads, String... more) throws Exception {
        serve(new WebApplication().threads(threads), more);
    }

    private void serve(WebApplication application, String... more) throws Exception {
        serve(application.async().filter(new LambdaInvokeFilter(), lambda.initParams("large", more)));
    }

    private Socket ask() throws IOException {
        return clients.ask(server.port(), "/?size=large");
    }

    @Test
    public void placeIsFreeWhenTheClientTakesNothing() throws Exception {
        serve(64, "max_concurrency", "1", "write_idle_timeout", "300");
        ask();
        Await.until(() -> calls.get() == 1);
        Await.until(() -> Http.get(server.uri("/")).statusCode() == 200);
        assertThat(failures.lines())
                .anyMatch(line -> line.contains("reason=client_gone")
                        && line.contains("has taken nothing of the answer for 300 ms"));
    }

    @Test
    public void slowClientGetsAllOfItsAnswer() throws Exception {
        serve(64, "write_idle_timeout", "10000");
        Socket client = ask();
        InputStream answer = client.getInputStream();
        byte[] most = new byte[65_536];
        long received = 0;
        int looks = 0;
        while (received < LARGE) {
            int read = answer.read(most);
            assertThat(read).isPositive();
            received += read;
            if (looks++ % 8 == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        assertThat(failures.lines()).isEmpty();
    }

    /** More of them than the container has threads, and there are no more workers at work than innocents. */
    @Test
    public void slowClientsKeepNobodyElseWaiting() throws Exception {
        serve(16, "max_concurrency", "200");
        for (int i = 0; i < 40; i++) {
            ask();
        }
        Await.until(() -> calls.get() == 40);
        assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
    }

    /** More of them than the container has threads, and it has none that waits for them to take the rest. */
    @Test
    public void clientsThatAreBrokenOffKeepNobodyElseWaiting() throws Exception {
        // The system would hold a rest of the answer that the container has not sent when it is told to break it off.
        WebApplication application = new WebApplication().threads(16).sendBuffer(16_384);
        serve(application, "max_concurrency", "200", "write_idle_timeout", "300");
        for (int i = 0; i < 40; i++) {
            ask();
        }
        Await.until(() -> failures.lines().stream()
                        .filter(line -> line.contains("reason=client_gone"))
                        .count()
                == 40);
        assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
    }

    /** Whatever it then takes is not all of the answer, and it is told so. */
    @Test
    public void connectionOfAClientThatTookNothingIsCut() throws Exception {
        serve(new WebApplication().sendBuffer(16_384), "write_idle_timeout", "300");
        Socket client = ask();
        Await.until(() -> !failures.lines().isEmpty());
        client.setSoTimeout(20_000);
        assertThat(bytesTillTheEnd(client.getInputStream())).isLessThan(LARGE);
    }

    /** At the latest when the container's own patience with a client ends. */
    @Test
    public void connectionOfAClientThatNeverTakesAnythingIsCut() throws Exception {
        WebApplication application = new WebApplication().sendBuffer(16_384).idleTimeout(Duration.ofSeconds(1));
        serve(application, "write_idle_timeout", "300");
        Socket client = ask();
        Await.until(() -> isCut(client));
    }

    /** The system of a peer that has closed refuses what comes. */
    private static boolean isCut(Socket client) {
        try {
            client.getOutputStream().write('x');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int bytesTillTheEnd(InputStream answer) throws IOException {
        int received = 0;
        try {
            while (answer.read() >= 0) {
                received++;
            }
        } catch (SocketException e) {
            // A reset is an end, too.
        }
        return received;
    }
}
