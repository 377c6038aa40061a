package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.slf4j.LoggerFactory;

/** From the client to the function and back, through a signed call that the endpoint has verified. */
public class InvocationOverHttpTest extends OnEveryContainer {
    {
        lambda.function("bytes", (input, output, context) -> output.write(largeAnswer()));
        lambda.function("talkative", (input, output, context) -> {
            context.getLogger().log("said by the function");
            output.write('1');
        });
    }

    @Test
    public void callNamesFunctionQualifierTypeAndLogType() throws Exception {
        serve("echo", "qualifier", "live", "log_type", "None");
        Http.get(server.uri("/"));
        LocalInvocation call = lambda.onlyInvocation();
        assertThat(call.function()).isEqualTo("echo");
        assertThat(call.qualifier()).isEqualTo("live");
        assertThat(call.headers()).containsEntry("x-amz-invocation-type", List.of("RequestResponse"));
        assertThat(call.headers()).containsEntry("x-amz-log-type", List.of("None"));
        assertThat(call.headers()).doesNotContainKey("expect");
    }

    @Test
    public void callNamesAnArnWithItsQualifier() throws Exception {
        String arn = "arn:aws:lambda:eu-west-1:123456789012:function:echo";
        serve(arn + ":7");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertThat(lambda.onlyInvocation().function()).isEqualTo(arn);
        assertThat(lambda.onlyInvocation().qualifier()).isEqualTo("7");
        assertThat(response.headers().firstValue("X-Amz-Executed-Version")).hasValue("7");
    }

    @Test
    public void sessionTokenIsSentAndSigned() throws Exception {
        serve("echo", "aws_session_token", "token/of+a=session");
        assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
        assertThat(lambda.onlyInvocation().headers())
                .containsEntry("x-amz-security-token", List.of("token/of+a=session"));
    }

    @Test
    public void answerHasTheFunctionsBytesToTheLast() throws Exception {
        serve("bytes");
        HttpResponse<byte[]> response = Http.sendForBytes(HttpRequest.newBuilder(server.uri("/")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Arrays.equals(response.body(), largeAnswer())).isTrue();
        assertThat(response.headers().firstValue("Content-Length")).hasValue(String.valueOf(largeAnswer().length));
    }

    @Test
    public void everyUnicodePlanePassesBothWays() throws Exception {
        serve("echo", "payload", "body");
        StringBuilder text = new StringBuilder();
        for (int plane = 0; plane <= 16; plane++) {
            text.appendCodePoint(plane * 0x10000 + 0x1234);
        }
        String json = "{\"text\":\"" + text + "\"}";
        assertThat(Http.send(server.uri("/"), "POST", "application/json", json).body())
                .isEqualTo(json);
    }

    @Test
    public void answerTellsTheRequestIdsAndTheExecutedVersion() throws Exception {
        serve("echo");
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(server.uri("/")).header("X-Request-Id", "order-17"));
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("order-17");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(response.headers().firstValue("X-Amz-Executed-Version")).hasValue("$LATEST");
        assertThat(response.headers().map()).doesNotContainKeys("x-amz-log-result", "x-amz-function-error");
    }

    @Test
    public void headHasTheLengthOfTheAnswerAndNoBody() throws Exception {
        serve("echo");
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(server.uri("/?a=1")).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("9");
        assertThat(response.body()).isEmpty();
    }

    @Test
    public void eventIsAcceptedWithoutABody() throws Exception {
        serve("echo", "invocation_type", "Event");
        HttpResponse<String> response = Http.get(server.uri("/?a=1"));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
        assertThat(lambda.onlyInvocation().headers()).containsEntry("x-amz-invocation-type", List.of("Event"));
    }

    @Test
    public void dryRunHasNoContent() throws Exception {
        serve("fail", "invocation_type", "DryRun");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    public void connectionLivesAsLongAsKeepalive() throws Exception {
        serve("echo", "keepalive", "300");
        long connections;
        long start;
        do {
            // Two calls within the life of a connection; on a machine that is too slow for it they are made again.
            lambda.invocations().clear();
            start = System.nanoTime();
            Http.get(server.uri("/"));
            Http.get(server.uri("/"));
            connections = lambda.connections();
        } while (System.nanoTime() - start > Duration.ofMillis(250).toNanos());
        assertThat(connections).isEqualTo(1);
        // What is tested is the passing of this time.
        TimeUnit.MILLISECONDS.sleep(350);
        Http.get(server.uri("/"));
        assertThat(lambda.connections()).isEqualTo(2);
    }

    @Test
    public void tailOfTheFunctionGoesToTheLogAndNotToTheClient() throws Exception {
        serve("talkative");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger tail = (Logger) LoggerFactory.getLogger("org.lambdainvoke.tail");
        tail.addAppender(lines);
        HttpResponse<String> response =
                Http.send(HttpRequest.newBuilder(server.uri("/")).header("X-Request-Id", "tail-" + container));
        tail.detachAppender(lines);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains("tail-" + container))
                .singleElement()
                .asString()
                .endsWith("requestId=tail-" + container + " said by the function");
        assertThat(response.body() + response.headers()).doesNotContain("said by the function");
    }

    @Test
    public void noTailIsAskedForWithLogTypeNone() throws Exception {
        serve("talkative", "log_type", "None");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger tail = (Logger) LoggerFactory.getLogger("org.lambdainvoke.tail");
        tail.addAppender(lines);
        Http.send(HttpRequest.newBuilder(server.uri("/")).header("X-Request-Id", "quiet-" + container));
        tail.detachAppender(lines);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("quiet-" + container));
    }

    private static byte[] largeAnswer() {
        byte[] answer = new byte[5 * 1024 * 1024];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (byte) (i * 31 + i / 251);
        }
        return answer;
    }
}
