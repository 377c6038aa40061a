package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.FieldSyntax;

/** Fuzz target: whatever a function answers is an answer that HTTP allows, or a bad one, in every dialect. */
public final class DialectFuzz {
    private static final FieldNames FRAMING = FieldNames.of("Content-Length", "Transfer-Encoding", "Connection");

    private DialectFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /** Whether {@code input} is an answer in any dialect. */
    public static boolean isAccepted(byte[] input) {
        boolean isAccepted = false;
        for (Dialect dialect : Dialect.values()) {
            try {
                requireLegal(dialect.answer(Bytes.of(input)));
                isAccepted = true;
            } catch (InvocationFailure e) {
                if (e.reason() != FailureReason.BAD_ANSWER) {
                    throw new AssertionError(dialect + " refused with " + e.reason(), e);
                }
            }
        }
        FailureReason reason = FunctionError.of(new InvocationResult(Bytes.of(input), "Unhandled", null, null, null))
                .reason();
        if (reason != FailureReason.FUNCTION_ERROR && reason != FailureReason.FUNCTION_TIMEOUT) {
            throw new AssertionError("a failed function is " + reason);
        }
        return isAccepted;
    }

    private static void requireLegal(Answer answer) {
        boolean isLegal = answer.status() >= 200
                && answer.status() <= 599
                && (answer.contentType() == null || FieldSyntax.isValue(answer.contentType()));
        for (HttpFields.Field field : answer.fields().all()) {
            isLegal &= FieldSyntax.isName(field.name())
                    && FieldSyntax.isValue(field.value())
                    && !FRAMING.contains(field.name());
        }
        if (!isLegal) {
            throw new AssertionError("illegal: " + answer);
        }
    }
}
