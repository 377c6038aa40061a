package org.lambdainvoke.http.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.Test;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.StreamFault;

/** A streamed answer that breaks off after its beginning, over HTTP/2 without TLS. */
public class BrokenStreamOverHttp2Test extends StreamingOnEveryContainer {
    /** Undertow ends the connection only then; the others at once. */
    private static final Duration IDLE_TIME = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @Override
    WebApplication application() {
        return super.application().http2().idleTimeout(IDLE_TIME);
    }

    private InputStream get() throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(server.uri("/")).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    public void wholeAnswerEnds() throws Exception {
        serve(StreamFault.good("one ", "two"));
        try (InputStream body = get()) {
            assertThat(body.readAllBytes()).asString().isEqualTo("one two");
        }
    }

    @Test
    public void lateFailureOfTheFunctionIsSeenByTheClient() throws Exception {
        serve(StreamFault.failing("Unhandled", "{}", "half"));
        long start = System.nanoTime();
        try (InputStream body = get()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }
}
