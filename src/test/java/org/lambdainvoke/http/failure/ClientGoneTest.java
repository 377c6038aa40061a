package org.lambdainvoke.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.UncaughtExceptions;
import org.lambdainvoke.support.container.WebApplication;

/** A client that leaves while the function runs is noticed when its answer is written. */
public class ClientGoneTest extends OnEveryContainer {
    /** More than the socket buffers hold, so that it can't be written without somebody who reads. */
    private static final int LARGE = 6_000_000;

    @Rule
    public final UncaughtExceptions uncaught = new UncaughtExceptions();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.failure");

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CompletableFuture<Object> reason = new CompletableFuture<>();

    public ClientGoneTest() {
        lambda.function("large", (input, output, context) -> {
            entered.countDown();
            await(released);
            output.write(("\"" + "x".repeat(LARGE) + "\"").getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @After
    public void release() {
        released.countDown();
    }

    /** No container tells every listener of an exchange that its client has left; the attribute is always there. */
    private HttpServletRequest observed(ServletRequest request) {
        return new HttpServletRequestWrapper((HttpServletRequest) request) {
            @Override
            public void setAttribute(String name, Object value) {
                super.setAttribute(name, value);
                if (name.equals(LambdaInvokeFilter.REASON_ATTRIBUTE)) {
                    reason.complete(value);
                }
            }
        };
    }

    /** Sends a request, and resets the connection while the function runs. */
    private void leaveWhileTheFunctionRuns() throws Exception {
        serve(new WebApplication()
                .filter((request, response, chain) -> chain.doFilter(observed(request), response))
                .filter(new LambdaInvokeFilter(), lambda.initParams("large", "max_concurrency", "1")));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await(entered);
            client.setSoLinger(true, 0);
        }
        released.countDown();
        assertThat(reason.get(30, TimeUnit.SECONDS)).isEqualTo("client_gone");
    }

    @Test
    public void isNotedOnceAndWithoutAStack() throws Exception {
        leaveWhileTheFunctionRuns();
        // Waits for what runs.
        stop();
        assertThat(log.lines()).singleElement().asString().contains("reason=client_gone");
        assertThat(log.stacks()).isZero();
        assertThat(uncaught.all()).isEmpty();
    }

    /** The place is free a moment after the client's leave was noted. */
    @Test
    public void placeIsFree() throws Exception {
        leaveWhileTheFunctionRuns();
        Await.until(() -> Http.get(server.uri("/")).statusCode() == 200);
    }
}
