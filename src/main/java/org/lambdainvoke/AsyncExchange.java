package org.lambdainvoke;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.observe.RequestIdContext;

/**
 * The rest of an exchange on a worker's thread, after the container has its own back. Worker and container may both want
 * to end it; the first of them does, once, and the other touches neither request nor response, which may be another's by
 * then. Nothing is thrown: behind {@code startAsync} containers make of an exception what they like (Jetty holds the
 * connection, Tomcat 10 closes it).
 */
final class AsyncExchange implements Runnable, AsyncListener {
    private final Exchange exchange;
    private final Invocation invocation;
    private final AsyncContext context;
    private final AtomicBoolean isEnding = new AtomicBoolean();

    AsyncExchange(Exchange exchange, Invocation invocation, AsyncContext context) {
        this.exchange = exchange;
        this.invocation = invocation;
        this.context = context;
    }

    /** Calls the function and sends its answer. */
    @Override
    public void run() {
        String outer = RequestIdContext.enter(exchange.id().text());
        try {
            finish();
        } finally {
            RequestIdContext.leave(outer);
        }
    }

    private void finish() {
        AtomicBoolean isOurs = new AtomicBoolean();
        try {
            exchange.finish(invocation, () -> {
                isOurs.set(mayEnd());
                return isOurs.get();
            });
        } catch (IOException e) {
            // Noted by the exchange: the answer broke off. There is no way to cut the connection on all containers.
        } catch (RuntimeException | Error e) {
            boolean isBegun = isOurs.get();
            isOurs.compareAndSet(false, mayEnd());
            if (isOurs.get() && !isBegun) {
                exchange.abandon();
            }
            // A response that the container has taken back while it was written says so in this way.
            if (!(isBegun && e instanceof IllegalStateException)) {
                throw e;
            }
        } finally {
            if (isOurs.get() || mayEnd()) {
                complete();
            }
        }
    }

    /** The container's patience is longer than the deadline, so that this comes only when the deadline was not kept. */
    @Override
    public void onTimeout(AsyncEvent event) {
        if (mayEnd()) {
            String outer = RequestIdContext.enter(exchange.id().text());
            try {
                exchange.commit(exchange.answerOf(
                        new InvocationFailure(FailureReason.TIMEOUT, "the container's patience ended")));
            } catch (IOException e) {
                // As above.
            } finally {
                complete();
                RequestIdContext.leave(outer);
            }
        }
    }

    /** The connection failed, while the function ran or while the answer is being written. */
    @Override
    public void onError(AsyncEvent event) {
        String outer = RequestIdContext.enter(exchange.id().text());
        try {
            exchange.noteClientGone(event.getThrowable());
            if (mayEnd()) {
                complete();
            }
        } finally {
            RequestIdContext.leave(outer);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private boolean mayEnd() {
        return isEnding.compareAndSet(false, true);
    }

    private void complete() {
        try {
            exchange.end();
        } finally {
            try {
                context.complete();
            } catch (IllegalStateException | RejectedExecutionException e) {
                // After a write that failed, containers complete the exchange themselves; Undertow takes none when it
                // has
                // stopped.
            }
        }
    }
}
