package org.lambdainvoke.response;

import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;

/** What a function answered does not fit the format. The sentence goes to the log, never to the client. */
final class BadAnswer {
    private BadAnswer() {}

    /** A member is wrong; its value is not told, as it may be a secret. */
    static InvocationFailure member(String member, String rule) {
        return of("member=" + member + " " + rule);
    }

    /** As {@link #member(String, String)}, with what shows it. */
    static InvocationFailure member(String member, String rule, Throwable cause) {
        return of("member=" + member + " " + rule, cause);
    }

    /** The whole answer is wrong. */
    static InvocationFailure of(String rule) {
        return new InvocationFailure(FailureReason.BAD_ANSWER, rule);
    }

    /** As {@link #of(String)}, with what shows it. */
    static InvocationFailure of(String rule, Throwable cause) {
        return new InvocationFailure(FailureReason.BAD_ANSWER, rule, cause);
    }
}
