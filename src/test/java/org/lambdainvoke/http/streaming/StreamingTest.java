package org.lambdainvoke.http.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.StreamFault;

/** A streamed answer on its way to the client. */
public class StreamingTest extends StreamingOnEveryContainer {
    private static final String PRELUDE =
            "\n{\"statusCode\":201,\"headers\":{\"X-A\":\"b \\\" } \\\\\",\"Content-Type\":\"text/plain\"},\"cookies\":[\"a=1\"]}\n";

    private void assertProblem(int status, String reason) throws Exception {
        var answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonParser.parseString(answer.body())
                        .getAsJsonObject()
                        .get("reason")
                        .getAsString())
                .isEqualTo(reason);
    }

    @Test
    public void piecesAreTheBody() throws Exception {
        serve(StreamFault.good("one ", "two ", "three"));
        var answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("one two three");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).hasValue("request-1");
        assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
    }

    @Test
    public void piecesOfAPayloadAreJson() throws Exception {
        serve(StreamFault.good("{\"a\":", "1}"), "response", "payload");
        var answer = Http.get(server.uri("/"));
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("X-Amz-Executed-Version")).hasValue("$LATEST");
    }

    @Test
    public void connectionToTheEndpointIsUsedAgain() throws Exception {
        serve(StreamFault.good("one"));
        for (int i = 0; i < 3; i++) {
            assertThat(Http.get(server.uri("/")).body()).isEqualTo("one");
        }
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    public void preludeIsTheHeadWhereverItIsCut() throws Exception {
        int length = StreamFault.lengthOf(PRELUDE, "body");
        Fault[] faults = new Fault[length + 1];
        for (int i = 0; i <= length; i++) {
            faults[i] = StreamFault.cutAt(i, PRELUDE, "body");
        }
        serve(faults[0]);
        endpoint.script(faults);
        for (int i = 0; i <= length; i++) {
            var answer = Http.get(server.uri("/"));
            assertThat(answer.statusCode()).as("cut at %s", i).isEqualTo(201);
            assertThat(answer.body()).as("cut at %s", i).isEqualTo("body");
            assertThat(answer.headers().firstValue("X-A")).hasValue("b \" } \\");
            assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
        }
    }

    @Test
    public void preludeIsTheHeadBehindALoadBalancerToo() throws Exception {
        serve(
                StreamFault.goodWithPrelude(
                        "{\"multiValueHeaders\":{\"X-A\":[\"1\",\"2\"]},\"cookies\":[\"a=1\"]}", "body"),
                "payload",
                "alb");
        var answer = Http.get(server.uri("/"));
        assertThat(answer.body()).isEqualTo("body");
        assertThat(answer.headers().allValues("X-A")).containsExactly("1", "2");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    }

    @Test
    public void halfASurrogatePairInAPreludeIsReplaced() throws Exception {
        serve(StreamFault.goodWithPrelude("{\"headers\":{\"X-A\":\"cut \\ud83d\"}}", "body"));
        var answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-A")).hasValue("cut \u00EF\u00BF\u00BD");
    }

    @Test
    public void singleBytesAreReadAsWhole() throws Exception {
        serve(StreamFault.singleBytes("{\"not\":1}", " a prelude"));
        assertThat(Http.get(server.uri("/")).body()).isEqualTo("{\"not\":1} a prelude");
    }

    @Test
    public void largeObjectThatIsNoPreludeIsPassedOn() throws Exception {
        serve(StreamFault.preludeWithoutEnd(1));
        assertThat(Http.get(server.uri("/")).body())
                .startsWith("{\"statusCode\":200")
                .hasSizeGreaterThan(1 << 20);
    }

    @Test
    public void brokenPreludeIsABadAnswer() throws Exception {
        serve(StreamFault.good("{}\u0000\u0000\u0000", "body"));
        assertProblem(502, "bad_answer");
    }

    @Test
    public void pieceComesBeforeTheFunctionGoesOn() throws Exception {
        serve(StreamFault.begun("first").hold().close());
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write(request("GET").getBytes(StandardCharsets.US_ASCII));
            InputStream in = client.getInputStream();
            StringBuilder read = new StringBuilder();
            while (read.indexOf("first") < 0) {
                read.append((char) in.read());
            }
            endpoint.release();
            String rest = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(read + rest).startsWith("HTTP/1.1 200 ").doesNotContain(LAST_CHUNK);
        }
    }

    @Test
    public void answerToHeadHasNoBody() throws Exception {
        serve(StreamFault.goodWithPrelude(PRELUDE, "body"));
        assertThat(Http.rawAnswer(server.port(), request("HEAD").getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 201 ")
                .endsWith("\r\n\r\n");
    }

    @Test
    public void noContentHasNoChunks() throws Exception {
        serve(StreamFault.goodWithPrelude("{\"statusCode\":204}", "body"));
        var answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    @Test
    public void functionThatFailsAtOnceIsAnsweredAsEver() throws Exception {
        serve(StreamFault.failing("Unhandled", "{\"errorType\":\"E\",\"errorMessage\":\"secret\"}"));
        assertProblem(502, "function_error");
    }

    @Test
    public void functionThatFailsInItsPreludeIsAnsweredAsEver() throws Exception {
        serve(StreamFault.failing("Unhandled", "{}", "{\"statusCode\""));
        assertProblem(502, "function_error");
    }

    @Test
    public void functionThatTimesOutAtOnceIsAnsweredAsEver() throws Exception {
        serve(StreamFault.failing("Sandbox.Timedout", "{\"errorType\":\"Sandbox.Timedout\"}"));
        assertProblem(504, "function_timeout");
    }

    @Test
    public void errorOfTheApiIsRepeatedAndAnsweredAsEver() throws Exception {
        serve(Fault.apiError(429, "TooManyRequestsException"), "retries", "1");
        assertProblem(429, "throttled");
        assertThat(endpoint.invocations()).isEqualTo(2);
    }

    @Test
    public void deadlineEndsTheWaitForTheFirstPiece() throws Exception {
        serve(StreamFault.head().hold(), "timeout", "500");
        assertProblem(504, "timeout");
        assertThat(endpoint.invocations()).isEqualTo(1);
    }

    @Test
    public void answerThatBreaksOffBeforeItsFirstPieceIsAnsweredAsEver() throws Exception {
        serve(StreamFault.head().reset());
        assertProblem(502, "connection_lost");
    }
}
