package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.AtTheEnd;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.UncaughtExceptions;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;

/** Where a request may be answered asynchronously, no thread of the container waits for the function. */
public class AsyncTest extends OnContainers {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final UncaughtExceptions uncaught = new UncaughtExceptions();

    private final CountDownLatch released = new CountDownLatch(1);

    public AsyncTest() {
        lambda.function("slow", (input, output, context) -> {
            try {
                assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            input.transferTo(output);
        });
    }

    @After
    public void release() {
        released.countDown();
    }

    private CompletableFuture<HttpResponse<String>> get() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Http.get(server.uri("/?a=1"));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    public void threadOfTheContainerComesBackBeforeTheFunctionEnds() throws Exception {
        CompletableFuture<String> back = new CompletableFuture<>();
        serve(new WebApplication()
                .async()
                .filter((request, response, chain) -> {
                    chain.doFilter(request, response);
                    back.complete(request.isAsyncStarted() ? "started" : "not started");
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("slow")));
        CompletableFuture<HttpResponse<String>> answer = get();
        assertThat(back.get(30, TimeUnit.SECONDS)).isEqualTo("started");
        assertThat(answer).isNotDone();
        released.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void exchangeIsCompletedOnce() throws Exception {
        AtomicInteger completed = new AtomicInteger();
        CountDownLatch listening = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        serve(new WebApplication()
                .async()
                .filter((request, response, chain) -> {
                    chain.doFilter(request, response);
                    request.getAsyncContext().addListener(new AtTheEnd(() -> {
                        completed.incrementAndGet();
                        first.countDown();
                    }));
                    listening.countDown();
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("slow")));
        CompletableFuture<HttpResponse<String>> answer = get();
        assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();
        released.countDown();
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(completed).hasValue(1);
    }

    @Test
    public void refusedRequestIsAnsweredOnItsOwnThread() throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        serve(new WebApplication()
                .async()
                .filter((request, response, chain) -> {
                    chain.doFilter(request, response);
                    started.complete(request.isAsyncStarted());
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("slow")));
        assertThat(Http.get(server.uri("/?a=%25zz%FF")).statusCode()).isEqualTo(400);
        assertThat(started.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    public void asyncDispatchNeverInvokes() throws Exception {
        serve(new WebApplication()
                .async()
                .filter(
                        new LambdaInvokeFilter(),
                        "/function",
                        lambda.initParams("slow"),
                        EnumSet.allOf(DispatcherType.class))
                .servlet("/start", new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response) {
                        request.startAsync().dispatch("/function");
                    }
                })
                .servlet("/function", new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response)
                            throws IOException {
                        response.getWriter().print("servlet");
                    }
                }));
        assertThat(Http.get(server.uri("/start")).body()).isEqualTo("servlet");
        assertThat(lambda.invocations()).isEmpty();
    }

    /** The container's patience is longer than the deadline; a filter in front may think otherwise. */
    @Test
    public void containerThatLosesPatienceEndsTheExchangeOnce() throws Exception {
        serve(new WebApplication()
                .async()
                .filter((request, response, chain) -> {
                    chain.doFilter(request, response);
                    request.getAsyncContext().setTimeout(200);
                })
                .filter(new LambdaInvokeFilter(), lambda.initParams("slow", "max_concurrency", "1")));
        HttpResponse<String> answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"reason\":\"timeout\"");
        released.countDown();
        stop();
        assertThat(uncaught.all()).isEmpty();
    }

    /** As Undertow does when it has stopped meanwhile. */
    @Test
    public void containerThatDoesNotTakeTheEndEndsNoThread() throws Exception {
        released.countDown();
        serve(new WebApplication()
                .async()
                .filter((request, response, chain) ->
                        chain.doFilter(new RefusesTheEnd((HttpServletRequest) request), response))
                .filter(new LambdaInvokeFilter(), lambda.initParams("slow")));
        assertThat(Http.get(server.uri("/?a=1")).body()).isEqualTo("{\"a\":\"1\"}");
        stop();
        assertThat(uncaught.all()).isEmpty();
    }

    private static final class RefusesTheEnd extends HttpServletRequestWrapper {
        RefusesTheEnd(HttpServletRequest request) {
            super(request);
        }

        @Override
        public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
            AsyncContext context = super.startAsync(request, response);
            AsyncContext refusing = Mockito.mock(AsyncContext.class, AdditionalAnswers.delegatesTo(context));
            Mockito.doAnswer(call -> {
                        context.complete();
                        throw new RejectedExecutionException();
                    })
                    .when(refusing)
                    .complete();
            return refusing;
        }
    }

    @Test
    public void deadlineHolds() throws Exception {
        serve(new WebApplication()
                .async()
                .filter(new LambdaInvokeFilter(), lambda.initParams("slow", "timeout", "200")));
        HttpResponse<String> answer = Http.get(server.uri("/"));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"reason\":\"timeout\"");
    }
}
