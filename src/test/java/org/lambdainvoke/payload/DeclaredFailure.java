package org.lambdainvoke.payload;

import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;

/** What a request may be refused with. */
final class DeclaredFailure {
    private DeclaredFailure() {}

    static void require(InvocationFailure failure) {
        if (failure.reason() != FailureReason.BAD_REQUEST && failure.reason() != FailureReason.PAYLOAD_TOO_LARGE) {
            throw new AssertionError("refused with " + failure.reason(), failure);
        }
    }
}
