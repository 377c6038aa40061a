package org.lambdainvoke.internal.exchange;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Takes what the container tells of an asynchronous exchange. Nothing is thrown into a call-back, unless the container
 * is to cut the connection: what containers make of an exception after {@code startAsync} differs. When an end was told
 * and the call-back has returned, the container may use request and response for others.
 */
final class ContainerEvents implements WriteListener, AsyncListener {
    private final AsyncExchange exchange;
    private final Completion completion;

    ContainerEvents(AsyncExchange exchange, Completion completion) {
        this.exchange = exchange;
        this.completion = completion;
    }

    /** {@inheritDoc} The container's thread has left, or the client has taken what was written. */
    @Override
    public void onWritePossible() throws IOException {
        if (completion.isLeftOpen()) {
            completion.end();
            throw new IOException("The answer broke off");
        }
        exchange.mayWrite();
    }

    /** {@inheritDoc} The connection failed: told here or below, and not by every container. */
    @Override
    public void onError(Throwable failure) {
        exchange.fail(failureOf(failure));
    }

    /** {@inheritDoc} The connection failed, or a filter in front did when this one had returned. */
    @Override
    public void onError(AsyncEvent event) {
        if (completion.isLeftOpen()) {
            boolean unused = completion.completeNow();
        }
        exchange.fail(failureOf(event.getThrowable()));
    }

    /** {@inheritDoc} The only time-out is one that a filter in front has set. */
    @Override
    public void onTimeout(AsyncEvent event) {
        exchange.timeOut();
    }

    /** {@inheritDoc} By this, or by a filter in front: the response is another's from here on. */
    @Override
    public void onComplete(AsyncEvent event) {
        completion.told();
        if (completion.isLeftOpen()) {
            completion.end();
        }
        exchange.endForContainer(new InvocationFailure(
                FailureReason.NOT_DELIVERED, "a filter in front, or the container, has completed the exchange"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** What {@code thrown} says: the connection's failures come from the container, all others through a chain. */
    private static InvocationFailure failureOf(@Nullable Throwable thrown) {
        if (thrown == null) {
            return new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed");
        }
        if (Chains.hasThrown(thrown)) {
            return new InvocationFailure(FailureReason.NOT_DELIVERED, "a filter in front failed", thrown);
        }
        if (Commit.isRefusal(thrown)) {
            return new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", thrown);
        }
        return new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed", thrown);
    }
}
