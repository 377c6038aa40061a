package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A request over HTTP/2 whose client cancels it while the function runs, where the container tells of it. */
public class CancelledRequestTest extends OnContainers {
    @Parameters(name = "{0}")
    public static Iterable<?> containers() {
        return List.of(Container.JETTY, Container.TOMCAT);
    }

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture failures = new LogCapture("org.lambdainvoke.failure");

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    public CancelledRequestTest() {
        lambda.function("slow", (input, output, context) -> {
            calls.incrementAndGet();
            if (new String(input.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).contains("slow")) {
                try {
                    assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            output.write('1');
        });
    }

    @After
    public void release() {
        released.countDown();
    }

    private void cancelWhileTheFunctionRuns(HttpClient client) {
        int before = calls.get();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(HttpRequest.newBuilder(server.uri("/?slow=1")).build(), BodyHandlers.ofString());
        while (calls.get() == before) {
            Thread.onSpinWait();
        }
        answer.cancel(true);
    }

    /** Jetty does not tell of a request that is cancelled in the moment in which its thread comes back. */
    @Test
    public void endsWhileItsFunctionRuns() throws Exception {
        serve(new WebApplication().async().http2().filter(new LambdaInvokeFilter(), lambda.initParams("slow")));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first one is an upgrade.
        HttpResponse<String> first =
                client.send(HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofString());
        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
        int tries = 0;
        do {
            cancelWhileTheFunctionRuns(client);
            tries++;
            awaitAMoment();
        } while (gone() == 0 && tries < 20);
        assertThat(gone()).isPositive();
        assertThat(released.getCount()).isEqualTo(1);
    }

    private void awaitAMoment() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (gone() == 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private long gone() {
        return failures.lines().stream()
                .filter(line -> line.contains("reason=client_gone"))
                .count();
    }
}
