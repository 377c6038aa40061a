package org.lambdainvoke.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.Test;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnEveryContainer;

/** Wrappers of filters in front that refuse an answer or break it off. */
public class BrokenAnswerTest extends OnEveryContainer {
    private static final int SENT = 100_000;
    private static final String BODY = "{\"v\":\"" + "x".repeat(300_000) + "\"}";

    /** Sends some of the body, then fails. */
    private static Filter breaking(IOException failure) {
        return (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public ServletOutputStream getOutputStream() throws IOException {
                        ServletOutputStream out = super.getOutputStream();
                        return new ServletOutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                out.write(b);
                            }

                            @Override
                            public void write(byte[] bytes, int offset, int length) throws IOException {
                                out.write(bytes, offset, SENT);
                                out.flush();
                                if (failure == null) {
                                    throw new IllegalStateException("defect of a wrapper");
                                }
                                throw failure;
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
                });
    }

    private void assertCut(IOException failure) throws Exception {
        serveBehindSync(breaking(failure), "echo", "payload", "body");
        String request = "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: "
                + BODY.length() + "\r\n\r\n" + BODY;
        String answer = Http.raw(server.port(), request, false);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-Length: " + BODY.length());
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).length()).isLessThan(BODY.length());
    }

    /** The connection ends, though the client would keep it: {@link Http#raw} reads to its end. */
    @Test
    public void answerThatADefectBreaksOffEndsTheConnection() throws Exception {
        assertCut(null);
    }

    @Test
    public void answerThatAFailureBreaksOffEndsTheConnection() throws Exception {
        assertCut(new IOException("quota"));
    }

    @Test
    public void fieldsOfOuterFiltersStayWhenAWrapperRefusesTheAnswer() throws Exception {
        serveBehind(
                (request, response, chain) -> {
                    ((HttpServletResponse) response).setHeader("X-Frame-Options", "DENY");
                    chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                        @Override
                        public void setHeader(String name, String value) {
                            if (name.equals("X-Refused")) {
                                throw new IllegalArgumentException(name);
                            }
                            super.setHeader(name, value);
                        }
                    });
                },
                "echo",
                "payload",
                "body",
                "response",
                "proxy");
        HttpResponse<String> answer = Http.send(
                server.uri("/"),
                "POST",
                "application/json",
                "{\"headers\":{\"X-Of-Function\":\"1\",\"X-Refused\":\"1\"}}");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("bad_answer");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("X-Of-Function")).isEmpty();
    }

    @Test
    public void excludedFieldsAreNotSentWithAnExposedError() throws Exception {
        serve("fail", "expose_function_error", "true", "response_headers_exclude", "x-amz*");
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(server.uri("/")));
        assertThat(answer.body()).contains("errorMessage");
        assertThat(answer.headers().map()).doesNotContainKeys("x-amzn-requestid", "x-amz-executed-version");
    }
}
