package org.lambdainvoke.payload;

import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;

/** The two failures that a request can bring with it. The sentences go to the client. */
final class Rejection {
    private Rejection() {}

    static InvocationFailure malformed(String rule) {
        return new InvocationFailure(FailureReason.BAD_REQUEST, rule);
    }

    static InvocationFailure malformed(String rule, Throwable cause) {
        return new InvocationFailure(FailureReason.BAD_REQUEST, rule, cause);
    }

    static InvocationFailure tooLarge(String rule) {
        return new InvocationFailure(FailureReason.PAYLOAD_TOO_LARGE, rule);
    }
}
