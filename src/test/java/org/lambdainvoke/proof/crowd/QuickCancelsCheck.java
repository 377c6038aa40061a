package org.lambdainvoke.proof.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * Thousands of requests over HTTP/2 that are cancelled at once: what they have begun at Lambda goes on there, and is
 * bounded. Some are cancelled with their requests, before the container has a thread for them, the others when it has
 * read them.
 */
public class QuickCancelsCheck extends OnContainers {
    private static final int CANCELS = 10_000;
    private static final int PLACES = 10;

    /** Containers take a client that cancels more often for an attacker. */
    private static final int PER_CONNECTION = 50;

    /** So that deadlines pass while others come. */
    private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(200);

    private static final Duration FUNCTION = Duration.ofSeconds(15);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();

    public QuickCancelsCheck() {
        lambda.function("slow", (input, output, context) -> {
            byte[] event = input.readAllBytes();
            if (new String(event, StandardCharsets.UTF_8).contains("slow")) {
                run();
            }
            output.write(event);
        });
    }

    private void run() throws IOException {
        long start = System.nanoTime();
        calls.incrementAndGet();
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            boolean unused = released.await(FUNCTION.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            running.decrementAndGet();
            longest.accumulateAndGet(System.nanoTime() - start, Math::max);
        }
    }

    @After
    public void release() {
        released.countDown();
    }

    private static void cancelMany(int port) throws IOException {
        try (Http2Connection connection = new Http2Connection(port)) {
            for (int i = 0; i < PER_CONNECTION; i++) {
                int stream = connection.get("/?slow=1");
                if (i % 2 == 0) {
                    connection.roundTrip();
                }
                connection.cancel(stream);
                connection.flush();
            }
            // The server need not read what is left when the connection ends.
            connection.roundTrip();
        }
    }

    @Test
    public void noMoreCallsRunThanTwiceThePlaces() throws Exception {
        serve(new WebApplication()
                .async()
                .http2()
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.initParams(
                                "slow",
                                "async",
                                "always",
                                "timeout",
                                String.valueOf(DEADLINE.toMillis()),
                                "max_concurrency",
                                String.valueOf(PLACES))));
        long start = System.nanoTime();
        for (int i = 0; i < CANCELS / PER_CONNECTION; i++) {
            cancelMany(server.port());
            TimeUnit.MILLISECONDS.sleep(BETWEEN_CONNECTIONS.toMillis());
        }
        long end = System.nanoTime();
        Await.until(() -> Http.get(server.uri("/")).statusCode() == 200);
        Await.until(() -> running.get() == 0);
        System.out.println(container + ": " + CANCELS + " cancels in " + (end - start) / 1_000_000 + " ms, " + calls
                + " calls, at most " + mostAtOnce + " at once, the longest " + longest.get() / 1_000_000 + " ms");
        assertThat(calls.get()).isPositive();
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(2 * PLACES);
        assertThat(Duration.ofNanos(longest.get())).isLessThan(DEADLINE);
    }
}
