package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;

/** An unexpected error is never an answer that looks like one of the function's. */
public class DefectTest extends OnContainers {
    @Parameters(name = "{0}, {1}")
    public static Iterable<?> containers() {
        List<Object[]> all = new ArrayList<>();
        for (Container container : Container.values()) {
            all.add(new Object[] {container, AsyncMode.NEVER});
            all.add(new Object[] {container, AsyncMode.ALWAYS});
        }
        return all;
    }

    @Parameter(1)
    public AsyncMode async;

    @Rule
    public final LogCapture failures = new LogCapture("org.lambdainvoke.failure");

    @Rule
    public final LogCapture access = new LogCapture("org.lambdainvoke.access");

    @Rule
    public final TestThreads threads = new TestThreads(4);

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private Filter outer = (request, response, chain) -> chain.doFilter(request, response);
    private List<InvocationListener> listeners = List.of();
    private ExchangesFilter filter;

    private void serve(Route route, Responder responder) throws Exception {
        serve(route, responder, threads);
    }

    private void serve(Route route, Responder responder, Background background) throws Exception {
        filter = new ExchangesFilter(route, responder, async, background, listeners);
        serve(new WebApplication().async().filter(outer).filter(filter));
    }

    /** A response whose stream fails at the second write, and takes no listener. */
    private static HttpServletResponse failing(ServletResponse response) {
        return new HttpServletResponseWrapper((HttpServletResponse) response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return new FailingStream(super.getOutputStream());
            }
        };
    }

    private static final class FailingStream extends ServletOutputStream {
        private final ServletOutputStream real;

        FailingStream(ServletOutputStream real) {
            this.real = real;
        }

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            real.setWriteListener(listener);
        }

        @Override
        public void write(int octet) throws IOException {
            real.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (new String(octets, offset, length, StandardCharsets.US_ASCII).contains("bad")) {
                throw new IllegalStateException("a wrapper fails");
            }
            real.write(octets, offset, length);
        }

        @Override
        public void flush() throws IOException {
            real.flush();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    @Test
    public void ofAWrapperAmidAStreamBreaksItOff() throws Exception {
        outer = (request, response, chain) -> chain.doFilter(request, failing(response));
        serve(Routes.streaming(ResponseFormat.PAYLOAD), Routes.by(new Streaming(Bytes.utf8("bad"))));
        String answer = Http.raw(server.port(), "GET / HTTP/1.1\r\nHost: h\r\n\r\n", false);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("half").doesNotContain("\r\n0\r\n\r\n");
        assertThat(calls).hasValue(1);
        Await.until(() -> closed.get() == 1);
    }

    @Test
    public void ofAListenerCostsNoAnswer() throws Exception {
        listeners = List.of(event -> {
            throw new StackOverflowError();
        });
        serve(
                Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD),
                call -> new Reply.Whole(new Answer(200, null, HttpFields.NONE, Bytes.utf8("hello")), null, null));
        assertThat(Http.get(server.uri("/")).body()).isEqualTo("hello");
        assertThat(filter.taken()).isZero();
    }

    /** The stream that has begun meanwhile is closed, or its connection would never be given back. */
    @Test
    public void ofAFilterInFrontLeavesNoStreamOpen() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        outer = (request, response, chain) -> {
            chain.doFilter(request, response);
            awaitOf(begun);
            throw new IllegalStateException("a filter in front fails");
        };
        Responder responder = Routes.by(new Streaming(null));
        serve(Routes.streaming(ResponseFormat.PAYLOAD), call -> {
            try {
                return responder.respond(call);
            } finally {
                begun.countDown();
            }
        });
        String unused = Http.raw(server.port(), "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false);
        Await.until(() -> closed.get() == 1);
        assertThat(calls).hasValue(1);
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertReported() throws Exception {
        Await.until(() -> !access.lines().isEmpty());
        assertThat(access.lines()).singleElement().asString().contains("reason=defect");
        assertThat(failures.lines())
                .singleElement()
                .asString()
                .contains("reason=defect")
                .contains("cause=java.lang.OutOfMemoryError");
        assertThat(failures.stacks()).isZero();
        assertThat(filter.taken()).isZero();
    }

    @Test
    public void amidTheCallIsAnAnswer() throws Exception {
        serve(Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD), call -> {
            throw new OutOfMemoryError("a secret");
        });
        HttpResponse<String> answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"reason\":\"defect\"").doesNotContain("secret");
        assertReported();
    }

    @Test
    public void amidAStreamBreaksItOff() throws Exception {
        serve(Routes.streaming(ResponseFormat.PAYLOAD), Routes.by(new Streaming(null)));
        String answer = Http.raw(server.port(), "GET / HTTP/1.1\r\nHost: h\r\n\r\n", false);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("half").doesNotContain("\r\n0\r\n\r\n");
        assertReported();
    }

    /** As where the system lets no more threads begin. */
    @Test
    public void onTheWayToAWorkerIsAnAnswer() throws Exception {
        serve(
                Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD),
                call -> {
                    throw new OutOfMemoryError("never called with async");
                },
                new Background() {
                    @Override
                    public void execute(Runnable task) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }

                    @Override
                    public Future<?> after(Duration time, Runnable task) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                });
        HttpResponse<String> answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"reason\":\"defect\"");
        assertReported();
    }

    /** Has a first piece; ends in an error after it, or in a second piece. */
    private final class Streaming implements LambdaInvoker {
        private final Bytes second;

        Streaming(Bytes second) {
            this.second = second;
        }

        @Override
        public InvocationResult invoke(Invocation invocation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InvocationStream stream(Invocation invocation, Duration idleTimeout) {
            calls.incrementAndGet();
            return new InvocationStream() {
                private int pieces;

                @Override
                public Bytes next() {
                    pieces++;
                    if (pieces > 1 && second == null) {
                        throw new OutOfMemoryError("a frame of 16 MiB");
                    }
                    return pieces == 1 ? Bytes.utf8("half") : second;
                }

                @Override
                public InvocationResult end() {
                    return new InvocationResult(Bytes.EMPTY, null, "aws-id", "7", null);
                }

                @Override
                public boolean isHttpResponse() {
                    return false;
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }

        @Override
        public void close() {}
    }
}
