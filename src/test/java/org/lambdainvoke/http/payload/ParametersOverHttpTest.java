package org.lambdainvoke.http.payload;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/** The payload {@code parameters}, the same on every container whatever the container itself makes of the request. */
public class ParametersOverHttpTest extends OnEveryContainer {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String MULTIPART_BODY = """
                --limit\r
                Content-Disposition: form-data; name="title"\r
                \r
                Grüße\r
                --limit\r
                Content-Disposition: form-data; name="file"; filename="a.bin"\r
                Content-Type: application/octet-stream\r
                \r
                \u0000\u0001\r
                --limit--\r
                """;

    @Test
    public void oneValueIsAStringAndSeveralAreAnArrayInOrder() throws Exception {
        serve("echo");
        HttpResponse<String> response = Http.get(server.uri("/greet?name=Ada&tag=a&tag=b"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"name\":\"Ada\",\"tag\":[\"a\",\"b\"]}");
    }

    @Test
    public void formBodyCountsForEveryMethodThatHasOne() throws Exception {
        serve("echo");
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            HttpResponse<String> response = Http.send(server.uri("/?a=1"), method, FORM, "b=2&a=3");
            assertThat(response.body()).as(method).isEqualTo("{\"a\":[\"1\",\"3\"],\"b\":\"2\"}");
        }
    }

    @Test
    public void orderOfFirstAppearanceIsKept() throws Exception {
        serve("echo");
        String query = "zeta=1&alpha=2&mid=3&beta=4&omega=5&gamma=6&alpha=7";
        assertThat(Http.get(server.uri("/?" + query)).body())
                .isEqualTo("{\"zeta\":\"1\",\"alpha\":[\"2\",\"7\"],\"mid\":\"3\",\"beta\":\"4\",\"omega\":\"5\","
                        + "\"gamma\":\"6\"}");
    }

    @Test
    public void requestWithoutParametersIsAnEmptyObject() throws Exception {
        serve("echo");
        assertThat(Http.get(server.uri("/")).body()).isEqualTo("{}");
    }

    @Test
    public void formWithoutACharsetIsUtf8() throws Exception {
        serve("echo");
        assertThat(Http.send(server.uri("/"), "POST", FORM, "city=Z%C3%BCrich").body())
                .isEqualTo("{\"city\":\"Zürich\"}");
    }

    @Test
    public void formInTheCharsetThatItNames() throws Exception {
        serve("echo");
        assertThat(Http.send(server.uri("/"), "POST", FORM + ";charset=ISO-8859-1", "city=Z%FCrich")
                        .body())
                .isEqualTo("{\"city\":\"Zürich\"}");
    }

    @Test
    public void formLargerThanTheContainersOwnLimits() throws Exception {
        serve("echo");
        String value = "x".repeat(3_000_000);
        assertThat(Http.send(server.uri("/"), "POST", FORM, "v=" + value).body())
                .isEqualTo("{\"v\":\"" + value + "\"}");
    }

    @Test
    public void chunkedForm() throws Exception {
        serve("echo");
        String body = "a=1&b=2";
        HttpResponse<String> response = Http.sendChunked(server.uri("/"), FORM, body);
        assertThat(response.body()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    public void jsonObjectIsLaidOverTheParametersWithItsDigits() throws Exception {
        serve("echo");
        String json = "{\"n\": 12345678901234567890.10, \"list\":[ ], \"name\":null}";
        assertThat(Http.send(server.uri("/?name=Ada&x=1"), "POST", "application/json", json)
                        .body())
                .isEqualTo("{\"x\":\"1\",\"n\": 12345678901234567890.10, \"list\":[ ], \"name\":null}");
    }

    @Test
    public void multipartWithAFileNeedsNoMultipartConfig() throws Exception {
        serve("echo");
        assertThat(Http.send(server.uri("/?q=1"), "POST", "multipart/form-data; boundary=limit", MULTIPART_BODY)
                        .body())
                .isEqualTo("{\"q\":\"1\",\"title\":\"Grüße\",\"file\":{\"filename\":\"a.bin\","
                        + "\"contentType\":\"application/octet-stream\",\"base64\":\"AAE=\"}}");
    }

    @Test
    public void formThatAnOuterFilterHasReadIsTakenFromTheContainer() throws Exception {
        Filter reader = (request, response, chain) -> {
            request.getParameter("a");
            chain.doFilter(request, response);
        };
        serve(new WebApplication()
                .requestCharacterEncoding("UTF-8")
                .filter(reader)
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo")));
        assertThat(Http.send(server.uri("/?a=1&q=%C3%BC"), "POST", FORM, "a=2&city=Z%C3%BCrich&a=3")
                        .body())
                .isEqualTo("{\"a\":[\"1\",\"2\",\"3\"],\"q\":\"ü\",\"city\":\"Zürich\"}");
    }

    @Test
    public void multipartThatAnOuterFilterHasReadIsTakenFromItsParts() throws Exception {
        serve(new WebApplication()
                .filter((request, response, chain) -> {
                    ((HttpServletRequest) request).getParts();
                    chain.doFilter(request, response);
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo"))
                .multipartServlet("/upload", new HttpServlet() {
                    private static final long serialVersionUID = 1L;
                }));
        assertThat(Http.send(server.uri("/upload?q=1"), "POST", "multipart/form-data; boundary=limit", MULTIPART_BODY)
                        .body())
                .isEqualTo("{\"q\":\"1\",\"title\":\"Grüße\",\"file\":{\"filename\":\"a.bin\","
                        + "\"contentType\":\"application/octet-stream\",\"base64\":\"AAE=\"}}");
    }

    @Test
    public void emptyFormAddsNothingAlsoBehindAFilterThatAskedForParameters() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    request.getParameter("a");
                    chain.doFilter(request, response);
                },
                "echo");
        assertThat(Http.send(server.uri("/?a=1"), "POST", FORM, "").body()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void emptyChunkedFormAddsNothing() throws Exception {
        serve("echo");
        String answer = Http.raw(
                server.port(),
                "POST /?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                false);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("{\"a\":\"1\"}");
    }

    @Test
    public void rawUtf8InTheQueryIsReadWhereTheContainerLetsItThrough() throws Exception {
        serve("echo");
        String utf8 = new String("é".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String answer =
                Http.raw(server.port(), "GET /?a=" + utf8 + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false);
        if (answer.startsWith("HTTP/1.1 200")) {
            assertThat(answer).contains("{\"a\":\"" + utf8 + "\"}");
        } else {
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(lambda.invocations()).isEmpty();
        }
    }
}
