package org.lambdainvoke.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationType;

/** What an answer of the Invoke API must be like for a result to be made of it. */
public final class AnswerRules {
    /** What Lambda allows a function to answer, by its own error message. */
    public static final int MAX_BYTES = 6_291_556;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;

    private AnswerRules() {}

    /**
     * What is wrong with the status of an answer that is no error; null when nothing is. Whatever else answers with
     * success is not Lambda, or did not do what it was asked for.
     */
    public static @Nullable InvocationFailure statusFault(int status, InvocationType type) {
        int expected = switch (type) {
            case REQUEST_RESPONSE -> OK;
            case EVENT -> ACCEPTED;
            case DRY_RUN -> NO_CONTENT;
        };
        return status == expected
                ? null
                : new InvocationFailure(
                        FailureReason.BAD_ANSWER,
                        "the endpoint answers " + status + ", and Lambda answers " + expected + " to a call of type "
                                + type.text());
    }

    /**
     * What is wrong with the head of an answer that has a body; null when nothing is. One whose end can't be known
     * would pass for a whole one when it was cut off.
     */
    public static @Nullable InvocationFailure fault(
            List<String> lengths, List<String> transferCodings, List<String> contentCodings) {
        if (!isEndKnown(lengths, transferCodings)) {
            return unknownEnd();
        }
        // Nobody asked for one, and the bytes go to the client as they are.
        return contentCodings.isEmpty()
                ? null
                : new InvocationFailure(FailureReason.BAD_ANSWER, "the endpoint's answer has a content coding");
    }

    static InvocationFailure unknownEnd() {
        return new InvocationFailure(FailureReason.CONNECTION_LOST, "the end of the endpoint's answer can't be known");
    }

    /** An answer has more than {@link #MAX_BYTES}. */
    public static InvocationFailure tooLarge() {
        return new InvocationFailure(FailureReason.BAD_ANSWER, "the answer is larger than Lambda allows");
    }

    /** Exactly one of the two ways to tell the end, and that one well-formed (RFC 9112, section 6.3). */
    private static boolean isEndKnown(List<String> lengths, List<String> codings) {
        boolean isChunked =
                lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        boolean hasLength = codings.isEmpty() && lengths.size() == 1 && isNumber(lengths.get(0));
        return isChunked || hasLength;
    }

    private static boolean isNumber(String length) {
        return !length.isEmpty() && length.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
