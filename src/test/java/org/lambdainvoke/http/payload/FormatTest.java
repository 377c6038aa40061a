package org.lambdainvoke.http.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.ConfigurationException;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.FilterSettingsBuilder;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.RequestContent;
import org.lambdainvoke.proof.readme.PageFormat;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** A program's own format, in front of every container. */
public class FormatTest extends OnEveryContainer {
    private interface Encoding {
        Bytes encode(RequestContent request) throws InvocationFailure;
    }

    private interface Answering {
        HttpAnswer answer(InvocationResult result) throws InvocationFailure;
    }

    private final AtomicReference<RequestContent> seen = new AtomicReference<>();

    public FormatTest() {
        lambda.function("echo", (input, output, context) -> input.transferTo(output));
        lambda.function("page", (input, output, context) -> {
            input.transferTo(OutputStream.nullOutputStream());
            output.write("\"<p>gr\u00fcn</p>\"".getBytes(UTF_8));
        });
    }

    @Before
    public void nothingSeen() {
        seen.set(null);
    }

    private static Format format(Encoding encoding, Answering answering) {
        return new Format() {
            @Override
            public Bytes encode(RequestContent request) throws InvocationFailure {
                return encoding.encode(request);
            }

            @Override
            public HttpAnswer answer(InvocationResult result) throws InvocationFailure {
                return answering.answer(result);
            }
        };
    }

    private Format seeing(Answering answering) {
        return format(
                request -> {
                    seen.set(request);
                    return Bytes.utf8("{}");
                },
                answering);
    }

    private FilterSettingsBuilder settings(String function) {
        return FilterSettings.builder()
                .functionName(function)
                .awsRegion("eu-west-1")
                .endpointUrl(lambda.endpoint().endpointUrl())
                .awsKey(lambda.endpoint().accessKey())
                .awsSecret(lambda.endpoint().secretKey());
    }

    private void serve(String function, Format format, Filter... inFront) throws Exception {
        WebApplication application = new WebApplication();
        for (Filter filter : inFront) {
            application.filter(filter);
        }
        serve(application.filter(
                new LambdaInvokeFilter(settings(function).format(format).build())));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return Http.get(server.uri(path));
    }

    private void assertFailed(int status, String reason) throws Exception {
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"reason\":\"" + reason + "\"");
    }

    @Test
    public void ofTheReadmeAnswersAPage() throws Exception {
        serve("page", new PageFormat());
        HttpResponse<String> answer = get("/a%20b");
        assertThat(answer.body()).isEqualTo("<p>gr\u00fcn</p>");
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .isEqualToIgnoringWhitespace("text/html;charset=utf-8");
        assertThat(lambda.onlyInvocation().payload()).isEqualTo("{\"path\":\"/a%20b\",\"user\":null}");
    }

    @Test
    public void ofTheReadmeRefusesWhatIsNoPage() throws Exception {
        serve("echo", new PageFormat());
        assertFailed(502, "bad_answer");
    }

    @Test
    public void saysStatusAndFieldsOfTheAnswer() throws Exception {
        serve(
                "echo",
                seeing(result -> HttpAnswer.of(201, result.payload())
                        .with("X-One", "1")
                        .with("X-One", "2")
                        .with("Connection", "X-Hop")
                        .with("X-Hop", "1")));
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("X-One")).containsExactly("1", "2");
        assertThat(answer.headers().firstValue("X-Hop")).isEmpty();
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    public void seesTheRequest() throws Exception {
        serve("echo", seeing(result -> HttpAnswer.of(200, result.payload())));
        Http.send(HttpRequest.newBuilder(server.uri("/a;b/%C3%BC%2Cd?x=%31&y"))
                .header("X-Two", "2")
                .method("PATCH", BodyPublishers.ofString("gr\u00fcn")));
        RequestContent request = seen.get();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.path()).isEqualTo("/a/%C3%BC%2Cd");
        assertThat(request.query()).isEqualTo("x=%31&y");
        assertThat(request.headers())
                .containsEntry("x-two", List.of("2"))
                .containsEntry("x-forwarded-for", List.of("127.0.0.1"))
                .doesNotContainKey("transfer-encoding");
        assertThat(request.body().decode(UTF_8)).isEqualTo("gr\u00fcn");
        assertThat(request.address()).isEqualTo("127.0.0.1");
        assertThat(request.principal()).isNull();
        assertThat(request.authType()).isNull();
        assertThat(request.requestId()).isNotEmpty();
        assertThat(request.time()).isNotNull();
    }

    @Test
    public void seesTheAttributesThatTheSettingsName() throws Exception {
        serve(new WebApplication()
                .filter((request, response, chain) -> {
                    request.setAttribute("tenant", 7);
                    chain.doFilter(request, response);
                })
                .filter(new LambdaInvokeFilter(settings("echo")
                        .authorizerAttributes(List.of("tenant", "missing"))
                        .format(seeing(result -> HttpAnswer.of(200, Bytes.EMPTY)))
                        .build())));
        get("/");
        assertThat(seen.get().attributes()).isEqualTo(Map.of("tenant", 7));
    }

    @Test
    public void seesAFormThatAFilterInFrontHasRead() throws Exception {
        serve("echo", seeing(result -> HttpAnswer.of(200, Bytes.EMPTY)), (request, response, chain) -> {
            request.getParameter("a");
            chain.doFilter(request, response);
        });
        Http.send(server.uri("/"), "POST", "application/x-www-form-urlencoded", "a=1&b=2");
        assertThat(seen.get().body().decode(UTF_8)).isEqualTo("a=1&b=2");
    }

    @Test
    public void mayRefuseARequest() throws Exception {
        serve(
                "echo",
                format(
                        request -> {
                            throw new InvocationFailure(FailureReason.BAD_REQUEST, "No page is named.");
                        },
                        result -> HttpAnswer.of(200, Bytes.EMPTY)));
        assertFailed(400, "bad_request");
        assertThat(get("/").body()).contains("No page is named.");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void failsWithoutACallWhereItThrows() throws Exception {
        serve(
                "echo",
                format(
                        request -> {
                            throw new IllegalStateException("of the test");
                        },
                        result -> HttpAnswer.of(200, Bytes.EMPTY)));
        assertFailed(500, "defect");
        assertThat(lambda.invocations()).isEmpty();
    }

    private static void throwUndeclared() {
        FormatTest.<RuntimeException>throwAnything(new IOException("of the test"));
    }

    @SuppressWarnings("unchecked") // as Kotlin does it
    private static <T extends Throwable> void throwAnything(Throwable anything) throws T {
        throw (T) anything;
    }

    @Test
    public void failsWithoutACallWhereItThrowsWhatNothingDeclares() throws Exception {
        serve(
                "echo",
                format(
                        request -> {
                            throwUndeclared();
                            return Bytes.EMPTY;
                        },
                        result -> HttpAnswer.of(200, Bytes.EMPTY)));
        assertFailed(500, "defect");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void failsWhereItsAnswerThrowsWhatNothingDeclares() throws Exception {
        serve("echo", seeing(result -> {
            throwUndeclared();
            return HttpAnswer.of(200, Bytes.EMPTY);
        }));
        assertFailed(500, "defect");
    }

    @Test
    public void failsWithNoReasonButItsOwn() throws Exception {
        serve("echo", seeing(result -> {
            throw new InvocationFailure(FailureReason.CLIENT_GONE, "of the test");
        }));
        assertFailed(500, "defect");
    }

    @Test
    public void doesNotPrintWhatTheClientSent() throws Exception {
        serve("echo", seeing(result -> HttpAnswer.of(200, Bytes.EMPTY)));
        get("/secret");
        assertThat(seen.get().toString())
                .doesNotContain("secret")
                .contains(seen.get().requestId());
    }

    @Test
    public void failsWhereItsAnswerThrows() throws Exception {
        serve("echo", seeing(result -> {
            throw new IllegalStateException("of the test");
        }));
        assertFailed(500, "defect");
    }

    @Test
    public void mayNotSplitTheHead() throws Exception {
        serve("echo", seeing(result -> HttpAnswer.of(200, Bytes.EMPTY).with("X", "1\r\nInjected: 1")));
        assertFailed(502, "bad_answer");
    }

    @Test
    public void mayNotAnswerAnUnknownStatus() throws Exception {
        serve("echo", seeing(result -> HttpAnswer.of(99, Bytes.EMPTY)));
        assertFailed(502, "bad_answer");
    }

    @Test
    public void excludesPayloadResponseAndStreaming() {
        assertThatThrownBy(() -> settings("echo")
                        .format(new PageFormat())
                        .payload(PayloadFormat.BODY)
                        .response(ResponseFormat.PROXY)
                        .streaming(true)
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .message()
                .contains("payload: found [body]", "response: found [proxy]", "streaming: found [true]")
                .contains("a format of the program is set");
    }
}
