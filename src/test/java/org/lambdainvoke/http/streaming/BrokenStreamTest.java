package org.lambdainvoke.http.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.endpoint.StreamFault;

/** A streamed answer that breaks off behind its beginning: no client takes it for a whole one. */
public class BrokenStreamTest extends StreamingOnEveryContainer {
    private void assertBrokenBehind(String payload) throws Exception {
        assertThat(broken())
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nTransfer-Encoding: chunked\r\n")
                .contains(payload)
                .doesNotContain(LAST_CHUNK)
                .doesNotContain("reason");
    }

    @Test
    public void resetIsSeenByTheClient() throws Exception {
        serve(StreamFault.begun("half").reset());
        assertBrokenBehind("half");
    }

    @Test
    public void missingEndIsSeenByTheClient() throws Exception {
        serve(StreamFault.withoutComplete("half"));
        assertBrokenBehind("half");
    }

    @Test
    public void lateFailureOfTheFunctionIsSeenByTheClient() throws Exception {
        serve(StreamFault.failing("Unhandled", "{}", "half"));
        assertBrokenBehind("half");
    }

    @Test
    public void damagedFrameIsSeenByTheClient() throws Exception {
        serve(StreamFault.badChecksum("half"));
        assertBrokenBehind("half");
    }

    @Test
    public void damagedLengthIsSeenByTheClient() throws Exception {
        serve(StreamFault.badPreludeChecksum("half"));
        assertBrokenBehind("half");
    }

    @Test
    public void garbageIsSeenByTheClient() throws Exception {
        serve(StreamFault.garbage(new byte[] {1, 2, 3}, "half"));
        assertBrokenBehind("half");
    }

    @Test
    public void exceptionOfTheStreamIsSeenByTheClient() throws Exception {
        serve(StreamFault.exception("ServiceException", "{}", "half"));
        assertBrokenBehind("half");
    }

    @Test
    public void malformedEndIsSeenByTheClient() throws Exception {
        serve(StreamFault.ending("no json", "half"));
        assertBrokenBehind("half");
    }

    @Test
    public void silenceIsSeenByTheClient() throws Exception {
        serve(StreamFault.begun("half").hold(), "stream_idle_timeout", "300");
        assertBrokenBehind("half");
    }

    @Test
    public void everyOneOfAHundredClientsSeesALateFailure() throws Exception {
        serve(StreamFault.failing("Unhandled", "{}", "half"));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> {
                try {
                    return broken();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (CompletableFuture<String> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS)).contains("half").doesNotContain(LAST_CHUNK);
        }
    }

    @Test
    public void clientThatLeavesEndsTheCall() throws Exception {
        serve(StreamFault.goodOfMegabytes(50), "max_concurrency", "1");
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream().write(request("GET").getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
        endpoint.script(StreamFault.good("next"));
        // Refused as long as the call of the client that left has the only place.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String answer = Http.get(server.uri("/")).body();
        while (!answer.equals("next") && System.nanoTime() < end) {
            answer = Http.get(server.uri("/")).body();
        }
        assertThat(answer).isEqualTo("next");
    }

    @Test
    public void timeoutDoesNotEndAStreamThatHasBegun() throws Exception {
        serve(StreamFault.begun("half").hold(), "timeout", "2000", "stream_idle_timeout", "2500");
        long start = System.nanoTime();
        assertBrokenBehind("half");
        assertThat(System.nanoTime() - start).isGreaterThan(2_400_000_000L);
    }
}
