package org.lambdainvoke;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;

/**
 * What becomes of one request, noted step by step. Thread-safe: the container may end an exchange while a worker is at
 * it, and what the worker notes behind the end counts no more.
 */
final class ExchangeJournal {
    private final RequestId id;
    private final long begun = System.nanoTime();
    private long called = begun;
    private long answered = begun;
    private boolean isAnswered;
    private @Nullable FailureReason reason;
    private @Nullable String awsRequestId;
    private @Nullable String executedVersion;
    private int status;
    private int attempts;
    private long requestBytes;
    private long responseBytes;

    ExchangeJournal(RequestId id) {
        this.id = id;
    }

    synchronized void prepared(int payloadBytes) {
        requestBytes = payloadBytes;
    }

    /** The function is called, for the first time or again. */
    synchronized void called() {
        if (attempts++ == 0) {
            called = System.nanoTime();
        }
    }

    /** The last call has ended. */
    synchronized void answered() {
        answered = System.nanoTime();
        isAnswered = true;
    }

    /** What the endpoint has said about the last call. */
    synchronized void identified(@Nullable String callId, @Nullable String version) {
        awsRequestId = callId;
        executedVersion = version;
    }

    /** No function's answer reaches the client; nothing more is waited for. */
    synchronized void failed(FailureReason why) {
        reason = why;
        if (!isAnswered) {
            answered();
        }
    }

    synchronized void sent(int sentStatus) {
        status = sentStatus;
    }

    synchronized void wrote(int bodyBytes) {
        responseBytes += bodyBytes;
    }

    /** All of it, at its end. */
    synchronized InvocationEvent toEvent(FilterGauges filter) {
        long now = System.nanoTime();
        long invoked = isAnswered ? answered : now;
        long waited = attempts == 0 ? invoked : called;
        return new InvocationEvent(
                filter.contextPath(),
                filter.filterName(),
                id.text(),
                awsRequestId,
                filter.function(),
                executedVersion,
                reason,
                reason == FailureReason.CLIENT_GONE ? 0 : status,
                attempts,
                Duration.ofNanos(waited - begun),
                Duration.ofNanos(invoked - waited),
                Duration.ofNanos(now - invoked),
                requestBytes,
                responseBytes);
    }
}
