package org.lambdainvoke;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.FailureReason;
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

    /** The last call has ended, or there is none. */
    synchronized void answered() {
        answered = System.nanoTime();
        if (attempts == 0) {
            called = answered;
        }
    }

    /** What the endpoint has said about the last call. */
    synchronized void identified(@Nullable String callId, @Nullable String version) {
        awsRequestId = callId;
        executedVersion = version;
    }

    synchronized void failed(FailureReason why) {
        reason = why;
    }

    synchronized void sent(int sentStatus) {
        status = sentStatus;
    }

    synchronized void wrote(int bodyBytes) {
        responseBytes += bodyBytes;
    }

    /** All of it, at its end. */
    synchronized InvocationEvent toEvent(String filterName, String function) {
        long now = System.nanoTime();
        return new InvocationEvent(
                filterName,
                id.text(),
                awsRequestId,
                function,
                executedVersion,
                reason,
                reason == FailureReason.CLIENT_GONE ? 0 : status,
                attempts,
                Duration.ofNanos(called - begun),
                Duration.ofNanos(answered - called),
                Duration.ofNanos(now - answered),
                requestBytes,
                responseBytes);
    }
}
