package org.lambdainvoke.invoke;

import com.amazonaws.SdkClientException;

/** No provider had credentials: tells this from the failures of the connection, which the SDK throws alike. */
final class CredentialsMissingException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    CredentialsMissingException(SdkClientException cause) {
        super("no credentials", cause);
    }

    /** What it means for a call that waited for them till {@code deadline}. */
    InvocationFailure failure(Deadline deadline) {
        return deadline.remainingMillis() == 0
                ? new InvocationFailure(FailureReason.TIMEOUT, "no credentials came before the deadline", this)
                : new InvocationFailure(FailureReason.REJECTED, "no credentials were found", this);
    }
}
