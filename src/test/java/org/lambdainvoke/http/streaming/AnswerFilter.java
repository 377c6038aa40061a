package org.lambdainvoke.http.streaming;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.exchange.StreamedResponse;

/**
 * Begins an answer, commits it, and ends it as the path says: {@code /whole}, {@code /broken} by
 * {@link StreamedResponse}, {@code /thrown} by an exception on the container's thread.
 */
final class AnswerFilter implements Filter {
    static final String BEGINNING = "first";
    private static final Answer HEAD = new Answer(200, "application/octet-stream", HttpFields.NONE, Bytes.EMPTY);

    /** Async exchanges that their listeners were told the end of. */
    final BlockingQueue<String> completed = new LinkedBlockingQueue<>();

    private final boolean isAsync;

    AnswerFilter(boolean isAsync) {
        this.isAsync = isAsync;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            throw new IOException("The answer broke off");
        }
        HttpServletRequest httpRequest = (HttpServletRequest) request;
        Ending ending = new Ending(httpRequest.getRequestURI(), (HttpServletResponse) response);
        if (isAsync) {
            AsyncContext context = request.startAsync(request, response);
            context.addListener(listener(httpRequest.getRequestURI()));
            CountDownLatch returning = new CountDownLatch(1);
            new Thread(() -> ending.onAWorker(context, returning), "worker").start();
            returning.countDown();
        } else {
            ending.onTheContainersThread();
        }
    }

    /** An answer with the path that says how it shall end. */
    private record Ending(String path, HttpServletResponse response) {
        void onTheContainersThread() throws IOException {
            StreamedResponse answer = begin();
            if (path.equals("/broken")) {
                answer.breakOff();
            } else if (path.equals("/thrown")) {
                throw new IOException("The answer broke off");
            }
        }

        void onAWorker(AsyncContext context, CountDownLatch returning) {
            try {
                if (!returning.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the container's thread does not return");
                }
                StreamedResponse answer = begin();
                if (path.equals("/thrown")) {
                    context.dispatch();
                } else {
                    if (path.equals("/broken")) {
                        answer.breakOff();
                    }
                    complete(context);
                }
            } catch (IOException e) {
                complete(context);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private StreamedResponse begin() throws IOException {
            StreamedResponse answer = StreamedResponse.begin(HEAD, response);
            response.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
            response.flushBuffer();
            return answer;
        }

        private static void complete(AsyncContext context) {
            try {
                context.complete();
            } catch (IllegalStateException | RejectedExecutionException e) {
                // Tomcat completes the exchange when the stream fails; Undertow may have stopped meanwhile.
            }
        }
    }

    private AsyncListener listener(String path) {
        return new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                completed.add(path);
            }

            @Override
            public void onTimeout(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        };
    }
}
