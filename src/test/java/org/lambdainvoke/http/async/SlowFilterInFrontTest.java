package org.lambdainvoke.http.async;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.OnContainers;
import org.lambdainvoke.support.container.WebApplication;

/** A filter in front that is still at work when the reply has waited for long is waited for. */
public class SlowFilterInFrontTest extends OnContainers {
    private static final Reply.Whole REPLY =
            new Reply.Whole(new Answer(200, null, HttpFields.NONE, Bytes.utf8("hello")), null, null);

    /** What is to happen later, and here happens when the test says so. */
    private final BlockingQueue<FutureTask<?>> later = new LinkedBlockingQueue<>();

    @Rule
    public final TestThreads threads = new TestThreads(1);

    private void runWhatIsLater(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        try {
            later.take().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    public void answerIsSentWhenItReturns() throws Exception {
        ExchangesFilter filter = new ExchangesFilter(
                Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD),
                call -> REPLY,
                AsyncMode.ALWAYS,
                new Background() {
                    @Override
                    public void execute(Runnable task) {
                        threads.execute(task);
                    }

                    @Override
                    public Future<?> after(Duration time, Runnable task) {
                        FutureTask<?> timed = new FutureTask<>(task, null);
                        later.add(timed);
                        return timed;
                    }
                },
                List.of());
        serve(new WebApplication().async().filter(this::runWhatIsLater).filter(filter));
        assertThat(Http.get(server.uri("/")).body()).isEqualTo("hello");
    }
}
