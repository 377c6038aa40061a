package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** A client that does not read its answer has a thread and a place no longer than the container's own timeout. */
public class SlowReaderTest extends OnEveryContainer {
    /** More than the socket buffers hold. */
    private static final int LARGE = 6_000_000;

    private final AtomicInteger calls = new AtomicInteger();

    /** Large for the first who asks only: whoever asks after it may be as slow to read as a busy machine makes it. */
    public SlowReaderTest() {
        lambda.function("large", (input, output, context) -> {
            int size = calls.incrementAndGet() == 1 ? LARGE : 1;
            output.write(("\"" + "x".repeat(size) + "\"").getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Test
    public void placeIsFreeWhenTheContainerLosesPatience() throws Exception {
        serve(new WebApplication()
                // As long as a busy machine may need to read a request, and to answer it.
                .idleTimeout(Duration.ofSeconds(2))
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.initParams("large", "max_concurrency", "1", "write_idle_timeout", "2000")));
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Await.until(() -> calls.get() == 1);
            Await.until(this::isAnswered);
        }
    }

    /** On a connection of its own: the container has as little patience with one that is kept. */
    private boolean isAnswered() {
        try {
            String answer = Http.raw(server.port(), "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false);
            // Nothing, where the container was asked too slowly.
            assertThat(answer).matches("(?s)|HTTP/1.1 (200|503) .*");
            return answer.startsWith("HTTP/1.1 200 ");
        } catch (IOException e) {
            return false;
        }
    }
}
