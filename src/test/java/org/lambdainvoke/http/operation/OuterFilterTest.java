package org.lambdainvoke.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.support.client.GoldenEvent;
import org.lambdainvoke.support.client.GoldenRequest;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.GoldenApplication;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;

/**
 * The filter among other filters and servlets: what stands in front of it works as ever, what is behind is not called.
 */
public class OuterFilterTest extends OnEveryContainer {
    private final AtomicInteger reachedServlet = new AtomicInteger();

    private final class CountingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            reachedServlet.incrementAndGet();
            response.getWriter().print("servlet");
        }
    }

    /** Passes every byte on through another stream, as compressing and counting filters do. */
    private static class WrappedResponse extends HttpServletResponseWrapper {
        private final OutputStream target;

        WrappedResponse(HttpServletResponse response, OutputStream target) {
            super(response);
            this.target = target;
        }

        @Override
        public void setContentLength(int length) {
            // The length changes on the way.
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) throws IOException {
                    target.write(b);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    target.write(bytes, offset, length);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public void flushBuffer() throws IOException {
            target.flush();
        }
    }

    @Test
    public void chainIsNotCalled() throws Exception {
        serve(new WebApplication()
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo"))
                .servlet("/greet", new CountingServlet()));
        assertThat(Http.get(server.uri("/greet?a=1")).body()).isEqualTo("{\"a\":\"1\"}");
        assertThat(reachedServlet).hasValue(0);
    }

    @Test
    public void chainIsNotCalledForARefusedRequest() throws Exception {
        serve(new WebApplication()
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo"))
                .servlet("/greet", new CountingServlet()));
        assertThat(Http.send(server.uri("/greet"), "POST", "application/json", "{")
                        .statusCode())
                .isEqualTo(400);
        assertThat(reachedServlet).hasValue(0);
    }

    @Test
    public void noServletIsNeededExceptOnEmbeddedTomcat() throws Exception {
        serve(new WebApplication().withoutServlets().filter(new LambdaInvokeFilter(), lambda.initParams("echo")));
        assertThat(Http.get(server.uri("/anything")).statusCode()).isEqualTo(container == Container.TOMCAT ? 404 : 200);
    }

    @Test
    public void compressingFilterCompressesTheWholeAnswer() throws Exception {
        serveBehindSync(
                (request, response, chain) -> {
                    HttpServletResponse http = (HttpServletResponse) response;
                    http.setHeader("Content-Encoding", "gzip");
                    try (GZIPOutputStream gzip = new GZIPOutputStream(http.getOutputStream(), true)) {
                        chain.doFilter(request, new WrappedResponse(http, gzip));
                    }
                },
                "echo");
        String value = "x".repeat(100_000);
        HttpResponse<byte[]> response = Http.sendForBytes(HttpRequest.newBuilder(server.uri("/"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"v\":\"" + value + "\"}")));
        String unpacked = new String(
                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(unpacked).isEqualTo("{\"v\":\"" + value + "\"}");
    }

    @Test
    public void countingFilterSeesEveryByte() throws Exception {
        AtomicLong counted = new AtomicLong();
        serveBehind(
                (request, response, chain) -> {
                    OutputStream out = response.getOutputStream();
                    OutputStream counting = new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            counted.incrementAndGet();
                            out.write(b);
                        }
                    };
                    chain.doFilter(request, new WrappedResponse((HttpServletResponse) response, counting));
                },
                "echo");
        assertThat(Http.get(server.uri("/?a=1")).body()).isEqualTo("{\"a\":\"1\"}");
        assertThat(counted).hasValue(9);
    }

    @Test
    public void headersOfAnOuterFilterStay() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    HttpServletResponse http = (HttpServletResponse) response;
                    http.setHeader("X-Frame-Options", "DENY");
                    http.addHeader("Set-Cookie", "session=1");
                    chain.doFilter(request, response);
                },
                "fail");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Set-Cookie")).hasValue("session=1");
    }

    @Test
    public void writerOfAnOuterFilterGivesWayAndItsFieldsStay() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    ((HttpServletResponse) response).addHeader("X-Outer", "1");
                    ((HttpServletResponse) response).addHeader("X-Outer", "2");
                    response.getWriter().print("xyz");
                    chain.doFilter(request, response);
                },
                "echo");
        HttpResponse<String> response = Http.get(server.uri("/?a=%C3%BC"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(response.headers().allValues("X-Outer")).containsExactly("1", "2");
    }

    @Test
    public void charsetOfAnOuterFilterIsNotSaidOfTheAnswer() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    response.setCharacterEncoding("ISO-8859-1");
                    chain.doFilter(request, response);
                },
                "echo");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).doesNotContainIgnoringCase("8859");
    }

    @Test
    public void requestThatCanNotBeReadIsRefused() throws Exception {
        serveBehind(
                (request, response, chain) -> chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public String getQueryString() {
                                throw new UnsupportedOperationException("defect of a wrapper");
                            }
                        },
                        response),
                "echo");
        HttpResponse<String> response = Http.get(server.uri("/"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("bad_request").doesNotContain("defect of a wrapper");
    }

    @Test
    public void committedResponseIsLeftAlone() throws Exception {
        serve(new WebApplication()
                .filter((request, response, chain) -> {
                    response.flushBuffer();
                    chain.doFilter(request, response);
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("echo"))
                .servlet("/greet", new CountingServlet()));
        assertThat(Http.get(server.uri("/greet")).body()).isEqualTo("servlet");
        assertThat(lambda.invocations()).isEmpty();
    }

    @Test
    public void secondFilterOnTheSameRequestIsNotAsked() throws Exception {
        Map<String, String> initParams = lambda.initParams("echo");
        serve(new WebApplication()
                .filter(new LambdaInvokeFilter(), initParams)
                .filter(new LambdaInvokeFilter(), initParams));
        Http.get(server.uri("/"));
        assertThat(lambda.invocations()).hasSize(1);
    }

    @Test
    public void eventOfAFormThatAnOuterFilterHasConsumedIsTheGoldenOne() throws Exception {
        GoldenRequest request = GoldenRequest.named("form-body");
        serve(GoldenApplication.of(request, lambda, (consumed, response, chain) -> {
                    assertThat(consumed.getParameter("name")).isEqualTo("Ada L.");
                    chain.doFilter(consumed, response);
                })
                .requestCharacterEncoding("UTF-8"));
        if (container == Container.UNDERTOW) {
            assertSameFormInAnyOrder(request);
        } else {
            GoldenApplication.assertEvents(request, container, server.port());
        }
    }

    /** Undertow keeps parameters in a map that has no order. */
    private void assertSameFormInAnyOrder(GoldenRequest request) throws IOException {
        String answer = GoldenApplication.send(request, PayloadFormat.REQUEST, server.port());
        String golden = GoldenEvent.read(request.event(PayloadFormat.REQUEST.text(), container));
        assertThat(form(answer.substring(answer.indexOf('{')))).containsExactlyInAnyOrder(form(golden));
    }

    private static String[] form(String event) {
        return JsonParser.parseString(event)
                .getAsJsonObject()
                .get("body")
                .getAsString()
                .split("&", -1);
    }

    @Test
    public void formThatAnOuterFilterHasConsumedKeepsItsCharset() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    assertThat(request.getParameter("name")).isEqualTo("ü");
                    chain.doFilter(request, response);
                },
                "echo",
                "payload",
                "apigateway-1.0",
                "response",
                "payload");
        String event = Http.send(
                        server.uri("/"), "POST", "application/x-www-form-urlencoded; charset=ISO-8859-1", "name=%FC")
                .body();
        assertThat(event).contains("\"body\":\"name=%FC\"");
    }

    @Test
    public void formThatAnOuterFilterHasConsumedInACharsetThatCanNotBeWrittenIsRefused() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    assertThat(request.getParameter("name")).isEqualTo("Ada");
                    chain.doFilter(request, response);
                },
                "echo",
                "payload",
                "apigateway-1.0");
        HttpResponse<String> response = Http.send(
                server.uri("/"), "POST", "application/x-www-form-urlencoded; charset=ISO-2022-CN", "name=Ada");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("bad_request", "its charset can only be read");
        assertThat(lambda.invocations()).isEmpty();
    }
}
