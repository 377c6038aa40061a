package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.Http;
import org.lambdainvoke.support.OnEveryContainer;
import org.lambdainvoke.support.WebApplication;
import org.slf4j.LoggerFactory;

/** From the client to the function and back, through a signed call that the endpoint has verified. */
public class InvocationOverHttpTest extends OnEveryContainer {
    private final CountDownLatch slowIsReleased = new CountDownLatch(1);
    private final CountDownLatch slowHasStarted = new CountDownLatch(1);

    {
        lambda.function("bytes", (input, output, context) -> output.write(largeAnswer()));
        lambda.function("slow", (input, output, context) -> {
            slowHasStarted.countDown();
            awaitRelease();
        });
        lambda.function("overtime", Duration.ofMillis(50), (input, output, context) -> awaitRelease());
        lambda.function("talkative", (input, output, context) -> {
            context.getLogger().log("said by the function");
            output.write('1');
        });
        lambda.function("large", (input, output, context) -> output.write(new byte[6_291_457]));
    }

    private void awaitRelease() {
        try {
            slowIsReleased.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
    public void failedFunctionIs502WithoutWhatItThrew() throws Exception {
        serve("fail");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertProblem(response, 502, "function_error");
        assertThat(response.body()).doesNotContain("secret of the function", "IllegalStateException", "stackTrace");
        assertThat(lambda.invocations()).hasSize(1);
    }

    @Test
    public void failedFunctionHasTheConfiguredStatus() throws Exception {
        serve("fail", "unhandled_status", "418");
        assertProblem(Http.get(server.uri("/")), 418, "function_error");
    }

    @Test
    public void failedFunctionIsShownOnDemand() throws Exception {
        serve("fail", "expose_function_error", "true");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).contains("\"errorMessage\":\"secret of the function\"");
    }

    @Test
    public void functionOverItsOwnTimeLimitIs504() throws Exception {
        serve("overtime");
        assertProblem(Http.get(server.uri("/")), 504, "function_timeout");
    }

    @Test
    public void unknownFunctionIsRejected() throws Exception {
        serve("missing");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertProblem(response, 502, "rejected");
        assertThat(response.body()).doesNotContain("missing", "arn", "127.0.0.1");
    }

    @Test
    public void answerOverLambdasLimitIsAFailureOfTheFunction() throws Exception {
        serve("large");
        assertProblem(Http.get(server.uri("/")), 502, "function_error");
    }

    @Test
    public void closedEndpointIsUnreachable() throws Exception {
        serve("echo");
        lambda.endpoint().close();
        assertProblem(Http.get(server.uri("/")), 502, "unreachable");
    }

    @Test
    public void reasonStandsInARequestAttribute() throws Exception {
        CompletableFuture<Object> reason = new CompletableFuture<>();
        serveBehind(
                (request, response, chain) -> {
                    chain.doFilter(request, response);
                    reason.complete(request.getAttribute(LambdaInvokeFilter.REASON_ATTRIBUTE));
                },
                "fail");
        Http.get(server.uri("/"));
        assertThat(reason.get(10, TimeUnit.SECONDS)).isEqualTo("function_error");
    }

    @Test
    public void deadlineEndsTheCallAndItsConnection() throws Exception {
        serve(new WebApplication()
                .filter(
                        new LambdaInvokeFilter(),
                        "/slow",
                        lambda.initParams("slow", "timeout", "500", "max_concurrency", "1"),
                        java.util.EnumSet.of(jakarta.servlet.DispatcherType.REQUEST)));
        long start = System.nanoTime();
        HttpResponse<String> response = Http.get(server.uri("/slow"));
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertProblem(response, 504, "timeout");
        assertThat(taken).isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
        assertThat(lambda.invocations()).hasSize(1);
        slowIsReleased.countDown();
        assertThat(Http.get(server.uri("/slow")).statusCode()).isEqualTo(200);
        assertThat(lambda.connections()).isEqualTo(2);
    }

    @Test
    public void overloadIsRefusedAtOnceAndInvokesNothing() throws Exception {
        serve("slow", "max_concurrency", "1");
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> {
            try {
                return Http.get(server.uri("/"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(slowHasStarted.await(20, TimeUnit.SECONDS)).isTrue();
        HttpResponse<String> second = Http.get(server.uri("/"));
        assertProblem(second, 503, "overloaded");
        assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(lambda.invocations()).hasSize(1);
        slowIsReleased.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(200);
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

    @Test
    public void wrongSecretIsRejectedWithoutAHintOfTheKey() throws Exception {
        Map<String, String> params = lambda.initParams("echo", "aws_secret", "a-wrong-secret-that-nobody-may-see");
        serve(new WebApplication().filter(new LambdaInvokeFilter(), params));
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger everything = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        everything.addAppender(lines);
        HttpResponse<String> response = Http.get(server.uri("/"));
        everything.detachAppender(lines);
        assertProblem(response, 502, "rejected");
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("reason=rejected"));
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains("a-wrong-secret")
                        || line.contains(lambda.endpoint().accessKey()));
        assertThat(response.body() + response.headers())
                .doesNotContain("a-wrong-secret", lambda.endpoint().accessKey(), "AKID");
        assertThat(lambda.invocations()).isEmpty();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String reason) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(problem.get("reason").getAsString()).isEqualTo(reason);
        assertThat(problem.get("requestId").getAsString())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(problem.has("detail")).isFalse();
    }

    private static byte[] largeAnswer() {
        byte[] answer = new byte[5 * 1024 * 1024];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (byte) (i * 31 + i / 251);
        }
        return answer;
    }
}
