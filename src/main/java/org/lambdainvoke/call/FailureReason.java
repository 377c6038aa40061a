package org.lambdainvoke.call;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Why a request was not answered by a function: a closed list. The same code stands in the response, in the log line
 * and in the request attribute {@code org.lambdainvoke.reason}.
 */
public enum FailureReason {
    /** The request can't be made into a payload. */
    BAD_REQUEST("bad_request", 400, "The request is malformed", Blame.REQUEST),
    /** Body, parameters, parts or encoded payload are over a bound, or Lambda answered 413. */
    PAYLOAD_TOO_LARGE("payload_too_large", 413, "The request is too large", Blame.REQUEST),
    /** Lambda throttles; the function did not run. */
    THROTTLED("throttled", 429, "Too many requests", Blame.LATER),
    /** The function failed. Its status is the setting {@code unhandled_status}, 502 unless set. */
    FUNCTION_ERROR("function_error", 502, "The function failed", Blame.SERVER),
    /** The function ran into its own time limit. */
    FUNCTION_TIMEOUT("function_timeout", 504, "The function did not finish in time", Blame.SERVER),
    /** The function's result does not fit the response format. */
    BAD_ANSWER("bad_answer", 502, "The function's answer is malformed", Blame.SERVER),
    /** The function can't run yet; it did not run. */
    NOT_READY("not_ready", 503, "The function is not ready", Blame.LATER),
    /** Lambda refused the call for a reason that lies in the set-up: 403, 404, other 4xx, no credentials. */
    REJECTED("rejected", 502, "The function could not be invoked", Blame.SERVER),
    /** Lambda answered 5xx; the function may have run. */
    LAMBDA_ERROR("lambda_error", 502, "The function service failed", Blame.SERVER),
    /** No connection to the endpoint; the function did not run. */
    UNREACHABLE("unreachable", 502, "The function service can not be reached", Blame.SERVER),
    /** The connection broke after the request was sent; the function may have run. */
    CONNECTION_LOST("connection_lost", 502, "The connection to the function service was lost", Blame.SERVER),
    /** The deadline passed; the function may still run. */
    TIMEOUT("timeout", 504, "The function did not answer in time", Blame.SERVER),
    /** {@code max_concurrency} invocations are running. */
    OVERLOADED("overloaded", 503, "Too many requests at once", Blame.LATER),
    /** The function has failed so often that it is left alone for a while. */
    CIRCUIT_OPEN("circuit_open", 503, "The function is not available", Blame.LATER),
    /** The filter is being destroyed. */
    STOPPING("stopping", 503, "The service is stopping", Blame.SERVER),
    /** The client has left, or takes nothing more of the answer: nobody sees the status. */
    CLIENT_GONE("client_gone", 0, "The client left", Blame.REQUEST),
    /** The container, or a filter in front, did not take the answer. */
    NOT_DELIVERED("not_delivered", 0, "The answer was not delivered", Blame.SERVER),
    /** An unexpected error. */
    DEFECT("defect", 500, "The service has a defect", Blame.SERVER);

    private static final Set<FailureReason> NOT_RUN = Collections.unmodifiableSet(
            EnumSet.of(UNREACHABLE, THROTTLED, NOT_READY, OVERLOADED, REJECTED, PAYLOAD_TOO_LARGE, CIRCUIT_OPEN));

    private enum Blame {
        REQUEST,
        SERVER,
        LATER
    }

    private final String code;
    private final int status;
    private final String title;
    private final Blame blame;

    FailureReason(String code, int status, String title, Blame blame) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.blame = blame;
    }

    /** {@return the code, in lower case with underscores} */
    public String code() {
        return code;
    }

    /**
     * {@return the HTTP status of the answer; 0 for {@link #CLIENT_GONE} and {@link #NOT_DELIVERED}, which have none}
     */
    public int status() {
        return status;
    }

    /** {@return a sentence for the client, the same for every occurrence (RFC 9457, section 3.1.3)} */
    public String title() {
        return title;
    }

    /** {@return whether the client caused it and is the one who can mend it} */
    public boolean isFaultOfRequest() {
        return blame == Blame.REQUEST;
    }

    /** {@return whether the function certainly did not run, so that the call may be repeated} */
    public boolean isRepeatable() {
        return this == THROTTLED || this == NOT_READY || this == UNREACHABLE;
    }

    /** {@return all reasons after which the function certainly did not run, and somebody else may answer} */
    public static Set<FailureReason> notRun() {
        return NOT_RUN;
    }

    /** {@return whether the same request may succeed a little later, so that {@code Retry-After} is sent} */
    public boolean isTemporary() {
        return blame == Blame.LATER;
    }
}
