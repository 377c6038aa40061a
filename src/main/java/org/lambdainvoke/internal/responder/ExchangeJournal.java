package org.lambdainvoke.internal.responder;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AttemptListener;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;

/**
 * What becomes of one request, noted step by step. Thread-safe: the container may end an exchange while a worker is at
 * it, and what the worker notes after the end counts no more.
 */
public final class ExchangeJournal implements AttemptListener {
    private final RequestId id;
    private final String template;
    private final String function;
    private final long begun = System.nanoTime();
    private long called = begun;
    private long answered = begun;
    private boolean isAnswered;
    private Side side = Side.FUNCTION;
    private @Nullable FailureReason reason;
    private @Nullable String awsRequestId;
    private @Nullable String executedVersion;
    private int status;
    private int attempts;
    private long requestBytes;
    private long responseBytes;

    /**
     * The request with {@code id} has arrived, and has met a route.
     *
     * @param template that of the route
     * @param function the one that is called, or would be
     */
    public ExchangeJournal(RequestId id, String template, FunctionReference function) {
        this.id = id;
        this.template = template;
        this.function = function.toString();
    }

    /** The payload is made. */
    synchronized void prepared(int payloadBytes) {
        requestBytes = payloadBytes;
    }

    @Override
    public synchronized void begins() {
        if (!isAnswered && attempts++ == 0) {
            called = System.nanoTime();
        }
    }

    /** Why no function's answer reaches the client; null when one does. */
    @Nullable
    public synchronized FailureReason reason() {
        return reason;
    }

    /** The application is asked after the function did not run. */
    public synchronized void fallsBack() {
        side = Side.FALLBACK;
    }

    /** The application has answered. */
    public synchronized void passed(int sentStatus) {
        status = sentStatus;
        answered();
    }

    /** The last call has ended; what is said so later counts no more. */
    synchronized void answered() {
        if (!isAnswered) {
            answered = System.nanoTime();
            isAnswered = true;
        }
    }

    /** What the endpoint has said about the last call. */
    public synchronized void identified(@Nullable String callId, @Nullable String version) {
        awsRequestId = callId;
        executedVersion = version;
    }

    /** No function's answer reaches the client; nothing more is waited for. */
    public synchronized void failed(FailureReason why) {
        reason = why;
        answered();
    }

    /** The head of an answer is being sent. */
    public synchronized void sent(int sentStatus) {
        status = sentStatus;
    }

    /** So many more bytes of a body have gone to the container. */
    public synchronized void wrote(int bodyBytes) {
        responseBytes += bodyBytes;
    }

    /** The answer that was being sent is not: another takes its place. */
    public synchronized void takeBack() {
        responseBytes = 0;
    }

    /** All of it, at its end. */
    public synchronized InvocationEvent toEvent(FilterGauges filter) {
        long now = System.nanoTime();
        long invoked = isAnswered ? answered : now;
        long waited = attempts == 0 ? invoked : called;
        return new InvocationEvent(
                filter.contextPath(),
                filter.filterName(),
                id.text(),
                awsRequestId,
                function,
                executedVersion,
                template,
                side,
                reason,
                reason != null && reason.status() == 0 ? 0 : status,
                attempts,
                Duration.ofNanos(waited - begun),
                Duration.ofNanos(invoked - waited),
                Duration.ofNanos(now - invoked),
                requestBytes,
                responseBytes);
    }
}
