package org.lambdainvoke.internal.credentials;

import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** A call has no credentials to be signed with: tells this from the failures of its connection. */
public final class CredentialsMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialsMissingException(Throwable cause) {
        super("no credentials", cause);
    }

    /** What it means for a call that waited for them until {@code deadline}. */
    public InvocationFailure failure(Deadline deadline) {
        return deadline.remainingMillis() == 0
                ? new InvocationFailure(FailureReason.TIMEOUT, "no credentials came before the deadline", this)
                : new InvocationFailure(FailureReason.REJECTED, "no credentials were found", this);
    }
}
