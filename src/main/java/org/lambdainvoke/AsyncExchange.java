package org.lambdainvoke;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.response.Answer;

/**
 * The rest of an exchange on a worker's thread, after the container has its own back. Worker and container may both want
 * to end it; the first of them does, once. Nothing is thrown: behind {@code startAsync} containers make of an exception
 * what they like (Jetty holds the connection, Tomcat 10 closes it).
 */
final class AsyncExchange implements Runnable, AsyncListener {
    private final Exchange exchange;
    private final Invocation invocation;
    private final AsyncContext context;
    private final AtomicBoolean ended = new AtomicBoolean();

    AsyncExchange(Exchange exchange, Invocation invocation, AsyncContext context) {
        this.exchange = exchange;
        this.invocation = invocation;
        this.context = context;
    }

    /** Calls the function and sends its answer. Whoever is told of the end finds the request's place free. */
    @Override
    public void run() {
        boolean isFirst = false;
        try {
            Answer answer = exchange.invoke(invocation);
            isFirst = ended.compareAndSet(false, true);
            if (isFirst) {
                commit(answer);
            }
        } finally {
            exchange.leave();
            if (isFirst || ended.compareAndSet(false, true)) {
                context.complete();
            }
        }
    }

    /** The container's patience is longer than the deadline, so that this comes only when the deadline was not kept. */
    @Override
    public void onTimeout(AsyncEvent event) {
        InvocationFailure failure = new InvocationFailure(FailureReason.TIMEOUT, "the container's patience ended");
        if (ended.compareAndSet(false, true)) {
            try {
                commit(exchange.answerOf(failure));
            } finally {
                context.complete();
            }
        }
    }

    /** The connection failed, while the function ran or while the answer is being written. */
    @Override
    public void onError(AsyncEvent event) {
        String detail = String.valueOf(event.getThrowable());
        exchange.noteClientGone(detail);
        if (ended.compareAndSet(false, true)) {
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** An answer that breaks off has been noted; asynchronously there is no way to cut the connection on all containers. */
    private void commit(Answer answer) {
        try {
            exchange.commit(answer);
        } catch (IOException e) {
            // noted by the exchange, and nobody is left to tell
        }
    }
}
