package org.lambdainvoke.internal.credentials;

import com.amazonaws.SdkClientException;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** No provider had credentials: tells this from the failures of the connection, which the SDK throws alike. */
public final class CredentialsMissingException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    CredentialsMissingException(SdkClientException cause) {
        super("no credentials", cause);
    }

    /** What it means for a call that waited for them till {@code deadline}. */
    public InvocationFailure failure(Deadline deadline) {
        return deadline.remainingMillis() == 0
                ? new InvocationFailure(FailureReason.TIMEOUT, "no credentials came before the deadline", this)
                : new InvocationFailure(FailureReason.REJECTED, "no credentials were found", this);
    }
}
