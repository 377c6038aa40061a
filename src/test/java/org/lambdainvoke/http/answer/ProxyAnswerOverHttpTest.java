package org.lambdainvoke.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnEveryContainer;

/** What a function says of its answer reaches the client, beside what filters in front have said. */
public class ProxyAnswerOverHttpTest extends OnEveryContainer {
    private static final byte[] HELLO = "{\"body\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ENVELOPE = "{\"statusCode\":200,\"body\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CUT =
            "{\"headers\":{\"X-A\":\"cut \\ud83d\"},\"body\":\"cut \\ud83d\"}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Filter PLAIN = (request, response, chain) -> chain.doFilter(request, response);

    public ProxyAnswerOverHttpTest() {
        lambda.function("hello", (input, output, context) -> output.write(HELLO));
        lambda.function("empty", (input, output, context) -> output.write(EMPTY));
        lambda.function("envelope", (input, output, context) -> output.write(ENVELOPE));
        lambda.function("cut", (input, output, context) -> output.write(CUT));
    }

    /** The function answers what it is sent. */
    private HttpResponse<String> answer(Filter outer, String answer, String... more) throws Exception {
        String[] settings = {"payload", "body", "response", "proxy"};
        String[] all =
                Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toArray(String[]::new);
        serveBehindSync(outer, "echo", all);
        return Http.send(server.uri("/"), "POST", "application/json", answer.replace('\'', '"'));
    }

    private static Filter setting(String name, String value) {
        return (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader(name, value);
            chain.doFilter(request, response);
        };
    }

    @Test
    public void statusFieldsAndBody() throws Exception {
        HttpResponse<String> answer = answer(
                PLAIN, "{'statusCode':418,'headers':{'Content-Type':'text/plain;charset=utf-8','X-A':'1'},'body':'ü'}");
        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.headers().firstValue("X-A")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("2");
        assertThat(answer.body()).isEqualTo("ü");
    }

    @Test
    public void cookiesOfTheFunctionStandBesideThoseOfAnOuterFilter() throws Exception {
        HttpResponse<String> answer =
                answer(setting("Set-Cookie", "session=1"), "{'multiValueHeaders':{'Set-Cookie':['a=1','b=2']}}");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("session=1", "a=1", "b=2");
    }

    @Test
    public void varyOfTheFunctionStandsBesideThatOfAnOuterFilter() throws Exception {
        HttpResponse<String> answer = answer(setting("Vary", "Origin"), "{'headers':{'vary':'Accept'}}");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin", "Accept");
    }

    @Test
    public void otherFieldsOfTheFunctionReplaceThoseOfAnOuterFilter() throws Exception {
        HttpResponse<String> answer = answer(
                setting("Cache-Control", "no-store"), "{'multiValueHeaders':{'cache-control':['max-age=1','public']}}");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=1", "public");
    }

    @Test
    public void charsetThatTheFunctionNamesStays() throws Exception {
        Filter outer = (request, response, chain) -> {
            response.setCharacterEncoding("UTF-16");
            chain.doFilter(request, response);
        };
        HttpResponse<String> answer = answer(
                outer,
                "{'headers':{'Content-Type':'text/plain;charset=ISO-8859-1'},'body':'/A==','isBase64Encoded':true}");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=ISO-8859-1");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("1");
    }

    @Test
    public void noContentHasNoLength() throws Exception {
        HttpResponse<String> answer = answer(PLAIN, "{'statusCode':204,'body':'dropped'}");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    public void notModifiedHasNoLength() throws Exception {
        HttpResponse<String> answer = answer(PLAIN, "{'statusCode':304,'headers':{'ETag':'x'},'body':'dropped'}");
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).hasValue("x");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    public void headHasTheLengthOfTheBody() throws Exception {
        serve("hello", "payload", "apigateway-1.0");
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(server.uri("/")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    public void emptyAnswerToARestApiIsJson() throws Exception {
        HttpResponse<String> answer = answer(PLAIN, "{'statusCode':200}");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualToIgnoringCase("application/json");
    }

    @Test
    public void typeThatIsNullIsNotSent() throws Exception {
        HttpResponse<String> answer = answer(PLAIN, "{'headers':{'Content-Type':null},'body':'text'}");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(answer.body()).isEqualTo("text");
    }

    @Test
    public void envelopeOfAnHttpApiIsText() throws Exception {
        serve("envelope", "payload", "apigateway-2.0");
        assertThat(Http.get(server.uri("/"))
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
    }

    @Test
    public void envelopeOfAFunctionUrlIsJson() throws Exception {
        serve("envelope", "payload", "function-url");
        assertThat(Http.get(server.uri("/")).headers().firstValue("Content-Type"))
                .hasValue("application/json");
    }

    @Test
    public void halfASurrogatePairIsReplaced() throws Exception {
        serve("cut", "payload", "apigateway-1.0");
        HttpResponse<String> answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-A")).hasValue("cut \u00EF\u00BF\u00BD");
        assertThat(answer.body()).isEqualTo("cut \uFFFD");
    }

    @Test
    public void halfASurrogatePairIsReportedOnce() throws Exception {
        LogCapture log = new LogCapture("org.lambdainvoke.answer");
        log.start();
        try {
            serve("cut", "payload", "apigateway-1.0");
            Http.get(server.uri("/"));
            Http.get(server.uri("/"));
        } finally {
            log.stop();
        }
        assertThat(log.lines()).singleElement().asString().contains("half a surrogate pair");
    }

    @Test
    public void headWithoutABodyHasNoLength() throws Exception {
        serve("empty", "payload", "apigateway-1.0");
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(server.uri("/")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    public void excludedFieldsDoNotReachTheClient() throws Exception {
        HttpResponse<String> answer = answer(
                PLAIN,
                "{'headers':{'X-Powered-By':'me','X-Debug-A':'1','X-Kept':'1'}}",
                "response_headers_exclude",
                "x-powered-by, x-debug-*");
        assertThat(answer.headers().map()).containsKey("x-kept").doesNotContainKeys("x-powered-by", "x-debug-a");
    }

    @Test
    public void requestIdIsTheFiltersOwn() throws Exception {
        HttpResponse<String> answer = answer(PLAIN, "{'headers':{'x-request-id':'of the function'}}");
        assertThat(answer.headers().allValues("X-Request-Id")).singleElement().isNotEqualTo("of the function");
    }

    @Test
    public void eventIsAnsweredWithoutTheFunction() throws Exception {
        HttpResponse<String> answer = answer(PLAIN, "{'statusCode':500}", "invocation_type", "Event");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    public void badAnswerIsInTheRequestAttribute() throws Exception {
        CompletableFuture<Object> reason = new CompletableFuture<>();
        HttpResponse<String> answer = answer(
                (request, response, chain) -> {
                    chain.doFilter(request, response);
                    reason.complete(request.getAttribute(LambdaInvokeFilter.REASON_ATTRIBUTE));
                },
                "{'statusCode':1}");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"reason\":\"bad_answer\"").doesNotContain("statusCode");
        assertThat(reason.get(30, TimeUnit.SECONDS)).isEqualTo("bad_answer");
    }

    @Test
    public void functionErrorIsNoAnswer() throws Exception {
        serve("fail", "payload", "apigateway-2.0");
        HttpResponse<String> answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("function_error");
    }
}
