package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;

/** Exchanges that are open when their filter ends, end with it. */
public class StoppedExchangesTest extends OnContainers {
    /** More than socket buffers hold. */
    private static final int LARGE = 5_000_000;

    @Rule
    public final LogCapture access = new LogCapture("org.lambdainvoke.access");

    @Rule
    public final TestThreads threads = new TestThreads(2);

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private ExchangesFilter filter;

    @After
    public void release() {
        end.countDown();
    }

    private void serve(Responder responder) throws Exception {
        filter = new ExchangesFilter(
                Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD),
                responder,
                AsyncMode.ALWAYS,
                threads,
                List.of());
        serve(new WebApplication().async().filter(filter));
    }

    private static Reply answer(int size) {
        return new Reply.Whole(new Answer(200, "text/plain", HttpFields.NONE, Bytes.of(new byte[size])), null, null);
    }

    private void assertTold(String reason) throws Exception {
        Await.until(() -> !access.lines().isEmpty());
        assertThat(access.lines()).singleElement().asString().contains("reason=" + reason);
    }

    @Test
    public void oneThatWaitsForItsFunctionIsAnswered() throws Exception {
        serve(call -> {
            called.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer(5);
        });
        CompletableFuture<HttpResponse<String>> answer = Http.getAsync(server.uri("/"));
        called.await();
        Await.until(() -> filter.taken() == 1);
        filter.stop();
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        assertTold("stopping");
        assertThat(filter.taken()).isZero();
    }

    @Test
    public void oneWhoseClientTakesNothingIsBrokenOff() throws Exception {
        serve(call -> {
            called.countDown();
            return answer(LARGE);
        });
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            filter.stop();
            assertTold("stopping");
            assertThat(filter.taken()).isZero();
        }
    }

    @Test
    public void oneThatIsAnsweredIsToldOfOnce() throws Exception {
        serve(call -> answer(5));
        assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
        filter.stop();
        assertTold("ok");
    }
}
