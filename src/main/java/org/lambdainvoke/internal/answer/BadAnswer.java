package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** What a function answered does not fit the format. The sentence goes to the log, never to the client. */
public final class BadAnswer {
    private BadAnswer() {}

    /** A member is wrong; its value is not told, as it may be a secret. */
    public static InvocationFailure member(String member, String rule) {
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
