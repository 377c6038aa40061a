package org.lambdainvoke.internal.payload;

import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** What a request may be refused with. */
public final class DeclaredFailure {
    private DeclaredFailure() {}

    public static void require(InvocationFailure failure) {
        if (failure.reason() != FailureReason.BAD_REQUEST && failure.reason() != FailureReason.PAYLOAD_TOO_LARGE) {
            throw new AssertionError("refused with " + failure.reason(), failure);
        }
    }
}
