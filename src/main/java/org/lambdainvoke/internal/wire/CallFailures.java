package org.lambdainvoke.internal.wire;

import java.net.SocketException;
import org.apache.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Finds the reason for what breaks on a connection. What broke says little about why: the connection is cut by a
 * cancellation, at the deadline, and when the client is closed. Thread-safe.
 */
final class CallFailures {
    private volatile boolean isClosed;

    /** From now on whatever breaks does so because the client was closed. */
    void close() {
        isClosed = true;
    }

    boolean isClosed() {
        return isClosed;
    }

    static InvocationFailure stopping(Exception cause) {
        return new InvocationFailure(FailureReason.STOPPING, "the client was closed", cause);
    }

    static InvocationFailure cut(@Nullable Exception cause) {
        String detail = "the call was cut, as nobody waits for it";
        return cause == null
                ? new InvocationFailure(FailureReason.CLIENT_GONE, detail)
                : new InvocationFailure(FailureReason.CLIENT_GONE, detail, cause);
    }

    /** No connection was to be had: no function has run. */
    InvocationFailure beforeSending(Exception cause, Invocation invocation) {
        return of(
                isReset(cause) ? FailureReason.CONNECTION_LOST : FailureReason.UNREACHABLE,
                cause.toString(),
                cause,
                invocation,
                invocation.deadline());
    }

    /**
     * A peer that resets what it has accepted: whether that is noticed before or after the request is sent is chance.
     */
    private static boolean isReset(Exception failure) {
        return failure instanceof SocketException
                && String.valueOf(failure.getMessage()).startsWith("Connection reset");
    }

    InvocationFailure unsigned(Exception cause, Invocation invocation) {
        return of(
                FailureReason.REJECTED, "the call can't be signed: " + cause, cause, invocation, invocation.deadline());
    }

    InvocationFailure unreachable(Exception cause, Invocation invocation) {
        return of(FailureReason.UNREACHABLE, cause.toString(), cause, invocation, invocation.deadline());
    }

    /** The function may have run. */
    InvocationFailure afterSending(Exception cause, Invocation invocation, Deadline deadline) {
        if (cause instanceof MessageConstraintException) {
            return of(
                    FailureReason.BAD_ANSWER,
                    "the head of the answer is larger than any of Lambda",
                    cause,
                    invocation,
                    deadline);
        }
        return of(FailureReason.CONNECTION_LOST, cause.toString(), cause, invocation, deadline);
    }

    private InvocationFailure of(
            FailureReason otherwise, String detail, Exception cause, Invocation invocation, Deadline deadline) {
        if (isClosed) {
            return stopping(cause);
        }
        if (invocation.cancellation().isCancelled()) {
            return cut(cause);
        }
        return deadline.remainingMillis() == 0
                ? new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", cause)
                : new InvocationFailure(otherwise, detail, cause);
    }
}
