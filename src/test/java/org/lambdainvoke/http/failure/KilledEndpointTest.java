package org.lambdainvoke.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.HalfAnswers;

/** The endpoint's process is killed in the midst of its answers: no client takes half of one for the whole. */
public class KilledEndpointTest extends InBothModes {
    private static final int CLIENTS = 8;

    @Parameters(name = "{0}, async {1}, {2}")
    public static Iterable<?> containers() {
        List<Object[]> cases = new ArrayList<>();
        for (Container container : Container.values()) {
            for (HalfAnswers.Framing framing : HalfAnswers.Framing.values()) {
                cases.add(new Object[] {container, false, framing});
                cases.add(new Object[] {container, true, framing});
            }
        }
        return cases;
    }

    @Parameter(2)
    public HalfAnswers.Framing framing;

    private Process endpoint;

    @After
    public void kill() {
        endpoint.destroyForcibly();
    }

    @Test
    public void noHalfAnswerPassesForAWholeOne() throws Exception {
        endpoint = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfAnswers.class.getName(),
                        framing.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(endpoint.getInputStream(), StandardCharsets.US_ASCII));
        String port = output.readLine();
        serve(new WebApplication()
                .filter(new LambdaInvokeFilter(), FaultEndpoint.initParams("http://127.0.0.1:" + port)));
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            answers.add(Http.getAsync(server.uri("/")));
        }
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(output.readLine()).isEqualTo(HalfAnswers.HALF);
        }
        endpoint.destroyForcibly();
        for (CompletableFuture<HttpResponse<String>> each : answers) {
            HttpResponse<String> answer = each.get(30, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("\"reason\":\"connection_lost\"");
        }
    }
}
