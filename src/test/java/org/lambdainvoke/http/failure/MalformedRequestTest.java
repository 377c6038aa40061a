package org.lambdainvoke.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.Filter;
import java.net.http.HttpResponse;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.OnEveryContainer;

/** Bad input is refused with its reason, nothing is invoked on it, and every container shows the same. */
public class MalformedRequestTest extends OnEveryContainer {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Undertow refuses it before any filter. */
    @Test
    public void badEscapeInTheQuery() throws Exception {
        serve("echo");
        String answer = raw("GET /?a=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer.contains("\"bad_request\"")).isEqualTo(container != Container.UNDERTOW);
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void badUtf8InTheQuery() throws Exception {
        serve("echo");
        assertRefused(Http.get(server.uri("/?a=%C3%28")), 400, "bad_request");
    }

    @Test
    public void badEscapeInTheForm() throws Exception {
        serve("echo");
        assertRefused(Http.send(server.uri("/"), "POST", FORM, "a=1&b=%4"), 400, "bad_request");
    }

    @Test
    public void badUtf8InTheForm() throws Exception {
        serve("echo");
        assertRefused(Http.send(server.uri("/"), "POST", FORM, "a=%FF"), 400, "bad_request");
    }

    @Test
    public void unknownCharset() throws Exception {
        serve("echo");
        assertRefused(Http.send(server.uri("/"), "POST", FORM + ";charset=bogus", "a=1"), 400, "bad_request");
    }

    @Test
    public void unknownCharsetOfABodyThatAddsNothingIsHarmless() throws Exception {
        serve("echo");
        assertThat(Http.send(server.uri("/"), "POST", "text/plain; charset=bogus", "x")
                        .body())
                .isEqualTo("{}");
    }

    @Test
    public void brokenJson() throws Exception {
        serve("echo");
        assertRefused(Http.send(server.uri("/"), "POST", "application/json", "{\"a\":1"), 400, "bad_request");
    }

    @Test
    public void jsonArrayBesideParameters() throws Exception {
        serve("echo");
        assertRefused(Http.send(server.uri("/?a=1"), "POST", "application/json", "[1]"), 400, "bad_request");
    }

    @Test
    public void brokenMultipart() throws Exception {
        serve("echo");
        assertRefused(
                Http.send(
                        server.uri("/"),
                        "POST",
                        "multipart/form-data; boundary=limit",
                        "--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever closed"),
                400,
                "bad_request");
    }

    @Test
    public void moreParametersThanAllowed() throws Exception {
        serve("echo", "max_parameters", "3");
        assertRefused(Http.get(server.uri("/?a=1&a=2&a=3&a=4")), 413, "payload_too_large");
    }

    @Test
    public void moreParametersThanTheContainerCounts() throws Exception {
        serve("echo");
        assertRefused(Http.send(server.uri("/"), "POST", FORM, "a=1&".repeat(1001)), 413, "payload_too_large");
    }

    @Test
    public void morePartsThanAllowed() throws Exception {
        serve("echo", "multipart_max_parts", "1");
        String part = "--limit\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        assertRefused(
                Http.send(
                        server.uri("/"), "POST", "multipart/form-data; boundary=limit", part + part + "--limit--\r\n"),
                413,
                "payload_too_large");
    }

    @Test
    public void bodyLargerThanAllowedWithContentLength() throws Exception {
        serve("echo", "max_request_body", "10");
        assertRefused(Http.send(server.uri("/"), "POST", "text/plain", "x".repeat(11)), 413, "payload_too_large");
    }

    @Test
    public void bodyLargerThanAllowedChunked() throws Exception {
        serve("echo", "max_request_body", "10");
        String body = "x".repeat(11);
        HttpResponse<String> response = Http.sendChunked(server.uri("/"), "text/plain", body);
        assertRefused(response, 413, "payload_too_large");
    }

    @Test
    public void bodyOfExactlyTheAllowedSize() throws Exception {
        serve("echo", "max_request_body", "10");
        String body = "0123456789";
        HttpResponse<String> response = Http.sendChunked(server.uri("/"), "text/plain", body);
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    public void payloadOverTheLimitOfEventsIsNotEvenSent() throws Exception {
        serve("echo", "invocation_type", "Event", "payload", "body");
        HttpResponse<String> response = Http.send(server.uri("/"), "POST", "text/plain", "x".repeat(1_048_576));
        assertRefused(response, 413, "payload_too_large");
        assertThat(response.body()).contains("The request is too large for the function.");
    }

    @Test
    public void bodyThatBreaksOff() throws Exception {
        serve("echo");
        String answer = Http.raw(
                server.port(),
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                        + "\r\nContent-Length: 100\r\n\r\na=1",
                true);
        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void chunkedBodyThatBreaksOff() throws Exception {
        serve("echo");
        String answer = Http.raw(
                server.port(),
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na=1",
                true);
        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        assertThat(lambda.invocations()).isEmpty();
    }

    /** Tomcat answers broken framing itself, in place of whoever reads the body. */
    @Test
    public void refusalOfABrokenChunkShowsNoStackTrace() throws Exception {
        serve("echo");
        String answer = Http.raw(
                server.port(),
                "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nz\r\na=1\r\n0\r\n\r\n",
                true);
        assertThat(answer).doesNotStartWith("HTTP/1.1 200").doesNotContain("org.lambdainvoke", ".java:");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void bodyThatAnOuterFilterHasReadAsAStream() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    request.getInputStream().readAllBytes();
                    chain.doFilter(request, response);
                },
                "echo");
        assertRefused(Http.send(server.uri("/"), "POST", "application/json", "{\"a\":1}"), 400, "bad_request");
    }

    @Test
    public void chunkedBodyThatAnOuterFilterHasReadAsAStream() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    request.getInputStream().readAllBytes();
                    chain.doFilter(request, response);
                },
                "echo");
        HttpResponse<String> response = Http.sendChunked(server.uri("/"), "application/json", "{}");
        assertRefused(response, 400, "bad_request");
    }

    @Test
    public void bodyOfWhichAnOuterFilterHasReadAPart() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    assertThat(request.getInputStream().read()).isEqualTo('0');
                    chain.doFilter(request, response);
                },
                "echo",
                "payload",
                "body");
        assertRefused(Http.send(server.uri("/"), "POST", "text/plain", "0123456789"), 400, "bad_request");
    }

    @Test
    public void contentTypeThatIsNone() throws Exception {
        serve("echo");
        for (String contentType : new String[] {
            "application/json, application/json",
            "json",
            FORM + "; charset=utf-8; charset=iso-8859-1",
            FORM + ";x y",
            FORM + "; charset=utf-16be"
        }) {
            assertRefused(Http.send(server.uri("/"), "POST", contentType, "a=1"), 400, "bad_request");
        }
    }

    @Test
    public void bodyThatAnOuterFilterHasReadAsText() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    request.getReader().readLine();
                    chain.doFilter(request, response);
                },
                "echo");
        assertRefused(Http.send(server.uri("/"), "POST", "application/json", "{\"a\":1}"), 400, "bad_request");
    }

    @Test
    public void formThatTheContainerCouldNotReadForAnOuterFilter() throws Exception {
        Filter reader = (request, response, chain) -> {
            try {
                request.getParameter("a");
            } catch (RuntimeException e) {
                // Jetty tells the outer filter; Tomcat 10 drops the parameter in silence.
                request.setAttribute("told", e.toString());
            }
            chain.doFilter(request, response);
        };
        serveBehind(reader, "echo");
        assertRefused(Http.send(server.uri("/"), "POST", FORM, "a=1&b=%zz"), 400, "bad_request");
    }

    @Test
    public void detailNamesTheRuleAndNothingOfTheRequest() throws Exception {
        serve("echo");
        HttpResponse<String> response = Http.send(server.uri("/"), "POST", FORM, "password=%hunter2");
        assertThat(JsonParser.parseString(response.body())
                        .getAsJsonObject()
                        .get("detail")
                        .getAsString())
                .isEqualTo("The form holds a % that no two hexadecimal digits follow.");
    }

    private String raw(String request) throws Exception {
        return Http.raw(server.port(), request, false);
    }

    private void assertRefused(HttpResponse<String> response, int status, String reason) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonObject problem = JsonParser.parseString(response.body()).getAsJsonObject();
        assertThat(problem.get("status").getAsInt()).isEqualTo(status);
        assertThat(problem.get("reason").getAsString()).isEqualTo(reason);
        assertThat(lambda.invocations()).isEmpty();
    }
}
