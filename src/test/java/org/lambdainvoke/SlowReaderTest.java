package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.support.Http;
import org.lambdainvoke.support.OnEveryContainer;
import org.lambdainvoke.support.WebApplication;

/** A client that does not read its answer has a thread and a place no longer than the container's own timeout. */
public class SlowReaderTest extends OnEveryContainer {
    /** More than the socket buffers hold. */
    private static final int LARGE = 6_000_000;

    private final CountDownLatch answered = new CountDownLatch(1);

    public SlowReaderTest() {
        lambda.function("large", (input, output, context) -> {
            output.write(("\"" + "x".repeat(LARGE) + "\"").getBytes(StandardCharsets.US_ASCII));
            answered.countDown();
        });
    }

    @Test
    public void placeIsFreeWhenTheContainerLosesPatience() throws Exception {
        serve(new WebApplication()
                .idleTimeout(Duration.ofMillis(500))
                .filter(new LambdaInvokeFilter(), lambda.initParams("large", "max_concurrency", "1")));
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            int status;
            do {
                status = Http.get(server.uri("/")).statusCode();
            } while (status == 503 && System.nanoTime() < end);
            assertThat(status).isEqualTo(200);
        }
    }
}
