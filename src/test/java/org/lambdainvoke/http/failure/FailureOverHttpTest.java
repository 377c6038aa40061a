package org.lambdainvoke.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;
import org.slf4j.Logger;

/** What the client sees, what is logged and how often the function was invoked when no function answers. */
public class FailureOverHttpTest extends OnEveryContainer {
    private final CountDownLatch slowIsReleased = new CountDownLatch(1);
    private final CountDownLatch slowHasStarted = new CountDownLatch(1);

    {
        lambda.function("slow", (input, output, context) -> {
            slowHasStarted.countDown();
            awaitRelease();
        });
        lambda.function(LocalFunction.of("overtime", (input, output, context) -> awaitRelease())
                .withTimeLimit(Duration.ofMillis(50)));
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
        serveBehindSync(
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
    public void wrongSecretIsRejectedWithoutAHintOfTheKey() throws Exception {
        Map<String, String> params = lambda.initParams("echo", "aws_secret", "a-wrong-secret-that-nobody-may-see");
        serve(new WebApplication().filter(new LambdaInvokeFilter(), params));
        LogCapture log = new LogCapture(Logger.ROOT_LOGGER_NAME);
        log.start();
        HttpResponse<String> response = Http.get(server.uri("/"));
        log.stop();
        assertProblem(response, 502, "rejected");
        assertThat(log.lines()).anyMatch(line -> line.contains("reason=rejected"));
        assertThat(log.lines())
                .noneMatch(line -> line.contains("a-wrong-secret")
                        || line.contains(lambda.endpoint().accessKey()));
        assertThat(response.body() + response.headers())
                .doesNotContain("a-wrong-secret", lambda.endpoint().accessKey(), "AKID");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void missingCredentialsAreRejected() throws Exception {
        Map<String, String> params = lambda.initParams("echo");
        params.keySet().removeAll(List.of("aws_key", "aws_secret"));
        serve(new WebApplication().filter(new LambdaInvokeFilter(), params));
        assertProblem(Http.get(server.uri("/")), 502, "rejected");
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
}
