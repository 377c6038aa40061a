package org.lambdainvoke.invoke;

import com.amazonaws.SdkClientException;

/** No provider had credentials: tells this from the failures of the connection, which the SDK throws alike. */
final class CredentialsMissingException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    CredentialsMissingException(SdkClientException cause) {
        super("no credentials", cause);
    }

    InvocationFailure failure() {
        return new InvocationFailure(FailureReason.REJECTED, "no credentials were found", this);
    }
}
