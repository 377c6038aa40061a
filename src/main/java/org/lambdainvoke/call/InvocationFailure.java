package org.lambdainvoke.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request ends without a function's answer. Carries no stack trace of its own: it is an outcome, not a defect. */
public final class InvocationFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_RETRY_AFTER_SECONDS = 1;
    private static final int NOT_SAID = 0;

    /** The place in the closed list. */
    private final FailureReason reason;

    /** What Lambda said; {@link #NOT_SAID} when it said nothing. */
    private final int retryAfterSeconds;

    /** Lambda's id of the call; null when it said none. */
    private final @Nullable String awsRequestId;

    /**
     * A failure without a cause.
     *
     * @param reason the place in the closed list
     * @param detail for the log; shown to the client when the reason {@link FailureReason#isFaultOfRequest()}, so that
     *     it must then hold nothing but rules
     */
    public InvocationFailure(FailureReason reason, String detail) {
        this(reason, detail, NOT_SAID, null, null);
    }

    /**
     * A failure with what caused it; see {@link #InvocationFailure(FailureReason, String)} for the detail.
     *
     * @param reason the place in the closed list
     * @param detail for the log, sometimes for the client
     * @param cause of which the log tells the class
     */
    public InvocationFailure(FailureReason reason, String detail, Throwable cause) {
        this(reason, detail, NOT_SAID, null, cause);
    }

    /**
     * A failure with all that Lambda said of it; see {@link #InvocationFailure(FailureReason, String)} for the detail.
     *
     * @param reason the place in the closed list
     * @param detail for the log, sometimes for the client
     * @param retryAfterSeconds how long Lambda wants to be left alone; 0 when it did not say
     * @param awsRequestId Lambda's id of the call; null when it said none
     * @param cause of which the log tells the class; null when there is none
     */
    public InvocationFailure(
            FailureReason reason,
            String detail,
            int retryAfterSeconds,
            @Nullable String awsRequestId,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.reason = reason;
        this.retryAfterSeconds = retryAfterSeconds;
        this.awsRequestId = awsRequestId;
    }

    /** {@return the place in the closed list} */
    public FailureReason reason() {
        return reason;
    }

    /** {@return what happened, never null, never a secret} */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /**
     * {@return when to come again, in seconds: what Lambda said, else 1}
     * Of use when {@link FailureReason#isTemporary()}.
     */
    public int retryAfterSeconds() {
        return Math.max(DEFAULT_RETRY_AFTER_SECONDS, retryAfterSeconds);
    }

    /** {@return lambda's id of the call that it refused; null when it said none} */
    public @Nullable String awsRequestId() {
        return awsRequestId;
    }

    /** {@return how long Lambda wants to be left alone; zero when it did not say} */
    public Duration askedToWait() {
        return Duration.ofSeconds(retryAfterSeconds);
    }
}
