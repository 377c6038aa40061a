package org.lambdainvoke.http.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What a function sees of a request that the application has answered. */
public class ShadowedRequestTest extends InBothModes {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "{\"title\":\"Möbius\"}";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final ShadowEvents shadows = new ShadowEvents();

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            response.setHeader("X-Seen-Condition", request.getHeader("If-None-Match"));
            response.setHeader("X-Seen-Mark", request.getHeader("X-Lambda-Invoke-Shadow"));
            String reading = request.getHeader("X-Reading");
            if (request.getDispatcherType() == DispatcherType.FORWARD) {
                int unused = request.getParameterMap().size();
            } else if ("PARAMETERS_OF_A_FORWARD".equals(reading)) {
                request.getRequestDispatcher("/forwarded?mode=fast").forward(request, response);
            } else if (reading != null) {
                Reading.valueOf(reading).read(request);
                response.setHeader("X-Size", String.valueOf(request.getAttribute("size")));
            }
        }
    }

    private void serve(String... more) throws Exception {
        Map<String, String> params = lambda.initParams(
                "echo",
                "share",
                "0",
                "shadow",
                "100",
                "payload",
                "request",
                "shadow_methods",
                "GET,POST,QUERY,PUT",
                "shadow_writes",
                "true");
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .multipartServlet("/*", new Application())
                .filter(new LambdaInvokeFilter(), params));
    }

    private void send(Reading reading, String method, String type, BodyPublisher body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/books?page=2"))
                .header("X-Reading", reading.name())
                .method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        assertThat(Http.send(request).statusCode()).isEqualTo(200);
    }

    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The only call, once the shadow has ended. */
    private LocalInvocation invocation() throws Exception {
        assertThat(shadows.take().outcome()).isIn("equal", "different");
        return lambda.onlyInvocation();
    }

    /** Sets the tenant, and has the application find, and leave, another. */
    private void serveForTenants(Object tenant) throws Exception {
        Map<String, String> params = lambda.initParams("echo", "share", "0", "shadow", "100");
        params.put("tenant_id", "attribute:tenant");
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .filter((request, response, chain) -> {
                    request.setAttribute("tenant", tenant);
                    chain.doFilter(request, response);
                })
                .servlet("/*", new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response) {
                        request.setAttribute("tenant", "green");
                    }
                })
                .filter(new LambdaInvokeFilter(), params));
    }

    @Test
    public void tenantIsTheOneBeforeTheApplicationRan() throws Exception {
        serveForTenants("blue");
        assertThat(Http.get(server.uri("/books")).statusCode()).isEqualTo(200);
        assertThat(invocation().tenantId()).isEqualTo("blue");
    }

    @Test
    public void requestWithoutATenantIsAnsweredAndNotAskedAgain() throws Exception {
        serveForTenants(null);
        assertThat(Http.get(server.uri("/books")).statusCode()).isEqualTo(200);
        assertThat(shadows.take().outcome()).isEqualTo("bad_request");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void bodyThatTheApplicationHasReadIsTheFunctionsToo() throws Exception {
        serve();
        for (Reading reading : List.of(
                Reading.STREAM, Reading.SINGLE_BYTES, Reading.UP_TO_THE_END, Reading.CHARACTERS, Reading.LISTENER)) {
            for (BodyPublisher body : List.of(BodyPublishers.ofString(JSON), chunked(JSON))) {
                if (isAsync || reading != Reading.LISTENER) {
                    send(reading, "POST", "application/json;charset=UTF-8", body);
                    assertThat(invocation().payload())
                            .as(reading.name())
                            .contains("\"body\":\"{\\\"title\\\":\\\"Möbius\\\"}\"");
                    lambda.invocations().clear();
                }
            }
        }
    }

    @Test
    public void linesThatTheApplicationHasReadAreTheFunctionsToo() throws Exception {
        serve();
        send(Reading.LINES, "PUT", "text/plain;charset=ISO-8859-1", BodyPublishers.ofByteArray(new byte[] {
            'a', '\r', '\n', (byte) 0xF6, '\n', '\n', 'b'
        }));
        assertThat(invocation().payload()).contains("\"body\":\"YQ0K9goKYg==\"");
    }

    @Test
    public void formThatTheContainerHasParsedIsTheFunctionsToo() throws Exception {
        serve("payload", "parameters");
        for (Reading reading : List.of(Reading.PARAMETER, Reading.PARAMETERS, Reading.PARAMETERS_THEN_STREAM)) {
            for (BodyPublisher body :
                    List.of(BodyPublishers.ofString("title=M%26&page=7"), chunked("title=M%26&page=7"))) {
                send(reading, "POST", FORM, body);
                assertThat(invocation().payload())
                        .as(reading.name())
                        .isEqualTo("{\"page\":[\"2\",\"7\"],\"title\":\"M&\"}");
                lambda.invocations().clear();
            }
        }
    }

    @Test
    public void applicationReadsWhatTheContainerLeavesOfAForm() throws Exception {
        List<String> sizes = new ArrayList<>();
        for (String shadow : List.of("0", "100")) {
            serve("shadow", shadow);
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/books?page=2"))
                    .header("X-Reading", Reading.PARAMETER_OF_THE_QUERY_THEN_STREAM.name())
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("title=M%26"));
            sizes.add(Http.send(request).headers().firstValue("X-Size").orElseThrow());
            stop();
        }
        assertThat(sizes.get(1)).isEqualTo(sizes.get(0));
    }

    @Test
    public void formThatTheApplicationHasReadItselfIsTheFunctionsToo() throws Exception {
        serve("payload", "parameters");
        send(Reading.STREAM, "POST", FORM, BodyPublishers.ofString("title=M%26&page=7"));
        assertThat(invocation().payload()).isEqualTo("{\"page\":[\"2\",\"7\"],\"title\":\"M&\"}");
    }

    @Test
    public void parametersThatAForwardAddsAreNotThoseOfTheForm() throws Exception {
        serve();
        send(Reading.PARAMETERS_OF_A_FORWARD, "POST", FORM, BodyPublishers.ofString("title=M"));
        // On Jetty the forward stands in front of what is noted.
        assertThat(shadows.take().outcome()).isEqualTo(container == Container.JETTY ? "different" : "unread_body");
        assertThat(lambda.invocations()).noneMatch(call -> call.payload().contains("fast"));
    }

    @Test
    public void textThatIsNoneInItsCharsetCanNotBeAsked() throws Exception {
        serve();
        byte[] body = {'a', (byte) 0xFF, 'b'};
        Http.send(HttpRequest.newBuilder(server.uri("/books"))
                .header("X-Reading", Reading.CHARACTERS.name())
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        // Undertow reads by the stream of the application's request.
        assertThat(shadows.take().outcome()).isEqualTo(container == Container.UNDERTOW ? "different" : "unread_body");
    }

    @Test
    public void multipartBodyThatTheApplicationHasReadItselfIsTheFunctionsToo() throws Exception {
        serve("payload", "parameters");
        send(
                Reading.STREAM,
                "POST",
                "multipart/form-data; boundary=b",
                BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nMöbius\r\n--b--\r\n"));
        assertThat(invocation().payload()).isEqualTo("{\"page\":\"2\",\"title\":\"Möbius\"}");
    }

    @Test
    public void emptyBodyIsAnEmptyBody() throws Exception {
        serve();
        send(Reading.NOTHING, "POST", "application/json", BodyPublishers.noBody());
        assertThat(invocation().payload()).contains("\"body\":null");
    }

    @Test
    public void bodyThatTheApplicationHasNotReadCanNotBeAsked() throws Exception {
        serve();
        for (Reading reading : List.of(Reading.NOTHING, Reading.HALF)) {
            for (BodyPublisher body : List.of(BodyPublishers.ofString(JSON), chunked(JSON))) {
                send(reading, "POST", "application/json", body);
                assertThat(shadows.take().outcome()).as(reading.name()).isEqualTo("unread_body");
            }
        }
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void multipartBodyThatTheContainerHasParsedCanNotBeAsked() throws Exception {
        serve();
        send(
                Reading.PARTS,
                "POST",
                "multipart/form-data; boundary=b",
                BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nMöbius\r\n--b--\r\n"));
        // Undertow reads it by the stream of the application's request.
        assertThat(shadows.take().outcome()).isEqualTo(container == Container.UNDERTOW ? "different" : "unread_body");
    }

    @Test
    public void largeBodyIsNotKept() throws Exception {
        serve("shadow_max_body", "10");
        for (BodyPublisher body : List.of(BodyPublishers.ofString(JSON), chunked(JSON))) {
            send(Reading.STREAM, "POST", "application/json", body);
            assertThat(shadows.take().outcome()).isEqualTo("too_large");
        }
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void eventIsMarkedAndConditionsAreLeftOut() throws Exception {
        serve();
        var answer = Http.send(HttpRequest.newBuilder(server.uri("/books"))
                .header("X-Lambda-Invoke-Shadow", "forged")
                .header("If-None-Match", "\"7\"")
                .header("If-Modified-Since", "Tue, 01 Jan 2030 00:00:00 GMT")
                .header("Range", "bytes=0-1")
                .header("X-Kept", "yes"));
        assertThat(answer.headers().firstValue("X-Seen-Condition")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("X-Seen-Mark")).hasValue("forged");
        assertThat(invocation().payload())
                .contains("\"x-lambda-invoke-shadow\":\"true\"", "\"x-kept\":\"yes\"")
                .doesNotContainIgnoringCase("if-none-match", "if-modified-since", "\"range\"", "forged");
    }

    @Test
    public void markIsNotLeftOutWithFieldsOfTheClient() throws Exception {
        serve("request_headers_exclude", "x-*");
        Http.send(HttpRequest.newBuilder(server.uri("/books")).header("X-Kept", "no"));
        assertThat(invocation().payload())
                .contains("\"x-lambda-invoke-shadow\":\"true\"")
                .doesNotContain("x-kept");
    }

    @Test
    public void clientContextIsMarkedWhateverThePayloadIs() throws Exception {
        serve("payload", "body");
        Http.get(server.uri("/books"));
        assertThat(invocation().clientContext()).isEqualTo("{\"custom\":{\"lambda-invoke-shadow\":\"true\"}}");
    }

    @Test
    public void clientCanNotForgeTheMark() throws Exception {
        serve("share", "100");
        Http.send(HttpRequest.newBuilder(server.uri("/books"))
                .header("X-Lambda-Invoke-Shadow", "true")
                .header("X-Amz-Client-Context", "eyJjdXN0b20iOnsibGFtYmRhLWludm9rZS1zaGFkb3ciOiJ0cnVlIn19"));
        LocalInvocation invocation = lambda.onlyInvocation();
        assertThat(invocation.payload()).doesNotContainIgnoringCase("x-lambda-invoke-shadow");
        assertThat(invocation.clientContext()).isNull();
        assertThat(shadows.isEmpty()).isTrue();
    }

    @Test
    public void variablesOfTheRouteAreTheFunctionsToo() throws Exception {
        Map<String, String> params = lambda.tableParams();
        params.put("routes", "GET /books/{id} echo share=0 shadow=100 payload=request");
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .servlet("/*", new Application())
                .filter(new LambdaInvokeFilter(), params));
        Http.get(server.uri("/books/7"));
        assertThat(invocation().payload()).contains("\"pathParameters\":{\"id\":\"7\"}");
    }

    @Test
    public void methodsThatChangeSomethingAreLeftAlone() throws Exception {
        serve("shadow_methods", "GET,HEAD,QUERY", "shadow_writes", "true");
        send(Reading.STREAM, "POST", "application/json", BodyPublishers.ofString(JSON));
        send(Reading.NOTHING, "DELETE", "", BodyPublishers.noBody());
        send(Reading.STREAM, "QUERY", "application/json", BodyPublishers.ofString(JSON));
        assertThat(invocation().payload()).contains("\"method\":\"QUERY\"");
    }

    @Test
    public void everyPayloadHasItsEvent() throws Exception {
        for (String payload : List.of(
                "parameters",
                "body",
                "request",
                "apigateway-1.0",
                "apigateway-2.0",
                "function-url",
                "alb",
                "alb-multi-value")) {
            serve("payload", payload, "response", "payload");
            Http.get(server.uri("/books"));
            assertThat(shadows.take().outcome()).as(payload).isIn("equal", "different");
            stop();
        }
    }

    @Test
    public void secretOfTheShareHeaderIsHidden() throws Exception {
        Assume.assumeTrue(isAsync);
        serve("share_header", "X-Side", "share_header_secret", "0123456789abcdef");
        Http.send(HttpRequest.newBuilder(server.uri("/books")).header("X-Side", "application 0123456789abcdef"));
        assertThat(invocation().payload()).doesNotContain("0123456789abcdef");
    }
}
