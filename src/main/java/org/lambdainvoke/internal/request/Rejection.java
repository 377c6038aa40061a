package org.lambdainvoke.internal.request;

import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** The two failures that a request can bring with it. The sentences go to the client. */
public final class Rejection {
    private Rejection() {}

    /**
     * The request breaks a rule.
     *
     * @param rule the sentence
     * @return the failure
     */
    public static InvocationFailure malformed(String rule) {
        return new InvocationFailure(FailureReason.BAD_REQUEST, rule);
    }

    /**
     * The request breaks a rule.
     *
     * @param rule the sentence
     * @param cause what showed it
     * @return the failure
     */
    public static InvocationFailure malformed(String rule, Throwable cause) {
        return new InvocationFailure(FailureReason.BAD_REQUEST, rule, cause);
    }

    /**
     * Somebody else took the body, or a part of it, and its bytes can't be had again.
     *
     * @return the failure
     */
    public static InvocationFailure alreadyRead() {
        return malformed("The body was read before it reached lambda-invoke-filter: map the filter in front of whatever"
                + " reads it.");
    }

    /**
     * The request has too many parameters, in its query and its body together.
     *
     * @param limit how many it may have
     * @return the failure
     */
    public static InvocationFailure tooManyParameters(int limit) {
        return tooLarge("The request has more than " + limit + " parameters.");
    }

    /**
     * A multipart body has too many parts.
     *
     * @param limit how many it may have
     * @return the failure
     */
    public static InvocationFailure tooManyParts(int limit) {
        return tooLarge("The multipart body has more than " + limit + " parts.");
    }

    /**
     * The request is over a limit.
     *
     * @param rule the sentence
     * @return the failure
     */
    public static InvocationFailure tooLarge(String rule) {
        return new InvocationFailure(FailureReason.PAYLOAD_TOO_LARGE, rule);
    }
}
