package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.PassingStream;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What filters in front do to an exchange that is answered asynchronously, and what it does to them. */
public class FilterInFrontTest extends OnContainers {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture failures = new LogCapture("org.lambdainvoke.failure");

    @Rule
    public final LogCapture async = new LogCapture("org.lambdainvoke.async");

    @Rule
    public final LogCapture access = new LogCapture("org.lambdainvoke.access");

    private final CountDownLatch answered = new CountDownLatch(1);

    public FilterInFrontTest() {
        lambda.function("quick", (input, output, context) -> {
            input.transferTo(output);
            answered.countDown();
        });
    }

    private void serveBehind(Filter outer, String... more) throws Exception {
        serve(new WebApplication()
                .async()
                .filter(outer)
                .filter(new LambdaInvokeFilter(), lambda.initParams("quick", more)));
    }

    private HttpResponse<String> get() throws Exception {
        return Http.get(server.uri("/?a=1"));
    }

    private void assertAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":\"1\"}");
    }

    /**
     * Undertow ends such a response on two threads at once, whoever completes the exchange: some clients find the
     * connection cut, and HttpClient would ask again.
     */
    private void assertFailed() throws Exception {
        String answer = Http.raw(server.port(), "GET /?a=1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false);
        if (container == Container.UNDERTOW) {
            assertThat(answer).doesNotContain(" 200 ");
        } else {
            assertThat(answer).startsWith("HTTP/1.1 500 ");
        }
    }

    /** The usual logging filter: what it holds is handed on when the chain returns, and never again. */
    private static final class Buffering extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();

        Buffering(ServletResponse response) {
            super((HttpServletResponse) response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream real = super.getOutputStream();
            return new PassingStream(real) {
                @Override
                public void write(int octet) {
                    held.write(octet);
                }

                @Override
                public void write(byte[] octets, int offset, int length) {
                    held.write(octets, offset, length);
                }
            };
        }

        @Override
        public void flushBuffer() {}

        void handOn() throws IOException {
            super.getOutputStream().write(held.toByteArray());
        }
    }

    private static void buffer(jakarta.servlet.ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, jakarta.servlet.ServletException {
        Buffering buffering = new Buffering(response);
        chain.doFilter(request, buffering);
        buffering.handOn();
    }

    /** Two threads would write one response otherwise. */
    @Test
    public void hasTheResponseForItselfUntilItReturns() throws Exception {
        CompletableFuture<Boolean> isTouched = new CompletableFuture<>();
        serveBehind((request, response, chain) -> {
            chain.doFilter(request, response);
            awaitAnswer();
            HttpServletResponse http = (HttpServletResponse) response;
            isTouched.complete(http.isCommitted() || http.getHeader("X-Request-Id") != null);
            http.setHeader("X-Late", "1");
        });
        HttpResponse<String> answer = get();
        assertAnswered(answer);
        assertThat(isTouched.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(answer.headers().firstValue("X-Late")).hasValue("1");
    }

    private void awaitAnswer() {
        try {
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
            // Nothing tells that the worker has come as far as it may; it has had time for it.
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void thatBuffersGetsTheAnswerBeforeItReturns() throws Exception {
        serveBehind(FilterInFrontTest::buffer);
        assertAnswered(get());
        assertAnswered(get());
        assertThat(async.lines()).singleElement().asString().contains("Buffering around the response");
        assertThat(failures.lines()).isEmpty();
    }

    @Test
    public void thatBuffersLosesNoAnswerInSilence() throws Exception {
        serveBehind(FilterInFrontTest::buffer, "async", "always");
        assertThat(get().statusCode()).isEqualTo(500);
        Await.until(() -> !access.lines().isEmpty());
        assertThat(access.lines()).singleElement().asString().contains("reason=not_delivered");
        assertThat(failures.lines()).singleElement().asString().contains("reason=not_delivered");
    }

    @Test
    public void thatFailsWhenTheChainHasReturnedIsNoClientThatLeft() throws Exception {
        serveBehind((request, response, chain) -> {
            chain.doFilter(request, response);
            throw new IllegalStateException("a filter in front fails");
        });
        assertFailed();
        Await.until(() -> !access.lines().isEmpty());
        assertThat(access.lines()).singleElement().asString().contains("reason=not_delivered");
    }

    @Test
    public void thatFailsWithAnIoExceptionIsNoClientThatLeft() throws Exception {
        serveBehind((request, response, chain) -> {
            chain.doFilter(request, response);
            throw new IOException("a filter in front fails");
        });
        assertFailed();
        Await.until(() -> !access.lines().isEmpty());
        assertThat(access.lines()).singleElement().asString().contains("reason=not_delivered");
    }

    @Test
    public void thatHasTakenTheWriterCostsTheContainersThreadOnly() throws Exception {
        serveBehind((request, response, chain) -> {
            PrintWriter unused = response.getWriter();
            chain.doFilter(request, response);
        });
        assertAnswered(get());
        assertThat(async.lines()).singleElement().asString().contains("cannot be written by a WriteListener");
    }

    /** A response whose stream does with a listener what the test says. */
    private static HttpServletResponse listening(
            ServletResponse response, java.util.function.Consumer<WriteListener> listening) {
        return new HttpServletResponseWrapper((HttpServletResponse) response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                ServletOutputStream real = super.getOutputStream();
                return new PassingStream(real) {
                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public void setWriteListener(WriteListener listener) {
                        listening.accept(listener);
                    }
                };
            }
        };
    }

    @Test
    public void whoseStreamTakesNoListenerCostsTheContainersThreadOnly() throws Exception {
        serveBehind(
                (request, response, chain) -> chain.doFilter(request, listening(response, listener -> {
                    throw new UnsupportedOperationException();
                })),
                "async",
                "always");
        assertAnswered(get());
        assertThat(async.lines()).singleElement().asString().contains("UnsupportedOperationException");
    }

    /** Whatever becomes of the answer, the function has run. */
    @Test
    public void whoseStreamTakesNeitherListenerNorAnswerCostsNoSecondCall() throws Exception {
        serveBehind(
                (request, response, chain) ->
                        chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                            @Override
                            public ServletOutputStream getOutputStream() {
                                return new RefusingStream();
                            }
                        }),
                "async",
                "always");
        try {
            assertThat(get().body()).doesNotContain("\"a\"");
        } catch (IOException e) {
            // No answer at all.
        }
        assertThat(lambda.invocations()).hasSize(1);
    }

    private static final class RefusingStream extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int octet) throws IOException {
            throw new IOException("the client has left");
        }
    }

    @Test
    public void whoseStreamForgetsItsListenerCostsTheAnswerOnly() throws Exception {
        serveBehind(
                (request, response, chain) -> chain.doFilter(request, listening(response, listener -> {})),
                "async",
                "always",
                "max_concurrency",
                "1");
        assertThat(get().statusCode()).isEqualTo(500);
        assertThat(failures.lines()).singleElement().asString().contains("reason=not_delivered");
    }

    /** Its time would end the exchange under whoever writes. */
    @Test
    public void findsNoTimeOutOfTheContainer() throws Exception {
        CompletableFuture<Long> timeout = new CompletableFuture<>();
        serveBehind((request, response, chain) -> {
            chain.doFilter(request, response);
            timeout.complete(request.getAsyncContext().getTimeout());
        });
        assertAnswered(get());
        assertThat(timeout.get(30, TimeUnit.SECONDS)).isNotPositive();
    }
}
