package org.lambdainvoke.support.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/**
 * The streamed answers themselves, read with AWS's decoder: the good ones are good, the others wrong in one way each.
 */
public class StreamFaultTest {
    private static final String PRELUDE = "{\"statusCode\":201}";

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private InputStream body(Fault fault) throws Exception {
        endpoint.script(fault);
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.url()))
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<InputStream> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private List<Message> frames(Fault fault) throws Exception {
        MessageDecoder decoder = new MessageDecoder();
        try (InputStream body = body(fault)) {
            decoder.feed(body.readAllBytes());
        }
        return decoder.getDecodedMessages();
    }

    /** Type and payload of each frame. */
    private List<String> read(Fault fault) throws Exception {
        return frames(fault).stream()
                .map(frame -> header(frame, ":event-type") + " " + payload(frame))
                .toList();
    }

    private static String header(Message frame, String name) {
        return frame.getHeaders().get(name).getString();
    }

    private static String payload(Message frame) {
        return new String(frame.getPayload(), StandardCharsets.UTF_8);
    }

    private static final String END = "InvokeComplete {\"ErrorCode\":null,\"ErrorDetails\":null,\"LogResult\":null}";

    @Test
    public void goodAnswerHasItsPayloadsAndAnEnd() throws Exception {
        assertThat(read(StreamFault.good("one", "two"))).containsExactly("PayloadChunk one", "PayloadChunk two", END);
    }

    @Test
    public void singleBytesAreTheSameAnswer() throws Exception {
        assertThat(read(StreamFault.singleBytes("one", "two")))
                .containsExactly("PayloadChunk one", "PayloadChunk two", END);
    }

    @Test
    public void preludeEndsWithEightNulBytes() throws Exception {
        assertThat(read(StreamFault.goodWithPrelude(PRELUDE, "body")))
                .containsExactly("PayloadChunk " + PRELUDE + "\0".repeat(8), "PayloadChunk body", END);
    }

    @Test
    public void cutAnswerIsTheSameAnswerWhereverItIsCut() throws Exception {
        for (int position = 0; position <= StreamFault.lengthOf(PRELUDE, "body"); position++) {
            List<Message> frames = frames(StreamFault.cutAt(position, PRELUDE, "body"));
            assertThat(frames.get(0).getPayload()).hasSize(position);
            assertThat(payload(frames.get(0)) + payload(frames.get(1))).isEqualTo(PRELUDE + "\0".repeat(8) + "body");
        }
    }

    @Test
    public void answerWithoutCompleteEndsInOrder() throws Exception {
        assertThat(read(StreamFault.withoutComplete("one"))).containsExactly("PayloadChunk one");
    }

    @Test
    public void failureStandsInTheLastFrame() throws Exception {
        assertThat(read(StreamFault.failing("Unhandled", "{\"errorType\":\"E\"}", "half")))
                .containsExactly(
                        "PayloadChunk half",
                        "InvokeComplete {\"ErrorCode\":\"Unhandled\",\"ErrorDetails\":\"{\\\"errorType\\\":\\\"E\\\"}\","
                                + "\"LogResult\":null}");
    }

    @Test
    public void exceptionHasItsType() throws Exception {
        List<Message> frames = frames(StreamFault.exception("TooManyRequestsException", "{}", "half"));
        assertThat(header(frames.get(1), ":message-type")).isEqualTo("exception");
        assertThat(header(frames.get(1), ":exception-type")).isEqualTo("TooManyRequestsException");
    }

    @Test
    public void errorHasItsCode() throws Exception {
        List<Message> frames = frames(StreamFault.error("InternalError", "why", "half"));
        assertThat(header(frames.get(1), ":message-type")).isEqualTo("error");
        assertThat(header(frames.get(1), ":error-code")).isEqualTo("InternalError");
    }

    @Test
    public void checksumsAreWrong() {
        assertThatThrownBy(() -> frames(StreamFault.badChecksum("one")))
                .hasMessageContaining("Message checksum failure");
        assertThatThrownBy(() -> frames(StreamFault.badPreludeChecksum("one")))
                .hasMessageContaining("Prelude checksum failure");
    }

    @Test
    public void garbageIsNoFrame() {
        byte[] page = "<html><body>502 Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> frames(StreamFault.garbage(page))).hasMessageContaining("Prelude checksum failure");
    }

    @Test
    public void resetBreaksTheTransfer() throws Exception {
        // The reset may come before the client has begun to read.
        assertThatThrownBy(() -> {
                    try (InputStream body = body(StreamFault.begun("half").reset())) {
                        body.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    public void hugeAnswersHaveTheirSize() throws Exception {
        assertThat(size(StreamFault.goodOfMegabytes(200))).isGreaterThan(200L << 20);
        assertThat(size(StreamFault.preludeWithoutEnd(20))).isGreaterThan(20L << 20);
    }

    private long size(Fault fault) throws Exception {
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream body = body(fault)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
            }
        }
        return size;
    }
}
