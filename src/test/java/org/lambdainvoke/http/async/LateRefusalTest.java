package org.lambdainvoke.http.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.PassingStream;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * Jetty tells on a thread of its own that it can't send an answer, perhaps when all of it was handed over and the
 * exchange is being completed. Here that thread is always the slower one.
 */
public class LateRefusalTest {
    private static final String ANSWER = "{\"headers\":{\"x\":\"" + "y".repeat(10_000) + "\"},\"body\":\"hello\"}";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture access = new LogCapture("org.lambdainvoke.access");

    @Rule
    public final LogCapture failures = new LogCapture("org.lambdainvoke.failure");

    private final CountDownLatch isTelling = new CountDownLatch(1);
    private final CountDownLatch isCompleted = new CountDownLatch(1);
    private Container.Running server;

    public LateRefusalTest() {
        lambda.function("large", (input, output, context) -> output.write(ANSWER.getBytes(UTF_8)));
    }

    @Before
    public void serve() throws Exception {
        server = Container.JETTY.start(new WebApplication()
                .async()
                .filter(this::delayTelling)
                .filter(
                        new LambdaInvokeFilter(),
                        lambda.initParams("large", "payload", "apigateway-1.0", "async", "always")));
    }

    @After
    public void stop() {
        server.close();
    }

    private void delayTelling(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public AsyncContext startAsync(ServletRequest given, ServletResponse answer) {
                        return observed(super.startAsync(given, answer));
                    }
                },
                new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public ServletOutputStream getOutputStream() throws IOException {
                        return delayed(super.getOutputStream());
                    }
                });
    }

    private AsyncContext observed(AsyncContext context) {
        return (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(context, arguments);
                    if (method.getName().equals("complete")) {
                        isCompleted.countDown();
                    }
                    return result;
                });
    }

    private ServletOutputStream delayed(ServletOutputStream out) {
        return new PassingStream(out) {
            @Override
            public void setWriteListener(WriteListener listener) {
                super.setWriteListener(new WriteListener() {
                    @Override
                    public void onWritePossible() throws IOException {
                        listener.onWritePossible();
                    }

                    @Override
                    public void onError(Throwable failure) {
                        isTelling.countDown();
                        await(isCompleted);
                        listener.onError(failure);
                    }
                });
            }

            @Override
            public void close() throws IOException {
                await(isTelling);
                out.close();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    public void isNotAnAnswerThatWasSent() throws Exception {
        Http.raw(server.port(), "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", false);
        Await.until(() -> !access.lines().isEmpty());
        assertThat(access.lines()).singleElement().asString().contains("reason=bad_answer");
        assertThat(failures.lines()).singleElement().asString().contains("the container refuses to send the answer");
    }
}
