package org.lambdainvoke.invoke;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.http.timers.client.ClientExecutionTimeoutException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.ProviderException;

/** Finds the place in the closed list for everything that the SDK's client throws. */
final class SdkFailures {
    private SdkFailures() {}

    static InvocationFailure of(RuntimeException failure, Deadline deadline) {
        if (failure instanceof AmazonServiceException answered) {
            return ApiErrors.failure(answered);
        }
        if (failure instanceof CredentialsMissingException missing) {
            return missing.failure(deadline);
        }
        if (failure instanceof SingleAttempt.RedirectedException) {
            return new InvocationFailure(FailureReason.REJECTED, String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof ClientExecutionTimeoutException) {
            return new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerGuard.UnusableAnswerException unusable) {
                return unusable.failure();
            }
            if (cause instanceof URISyntaxException) {
                return new InvocationFailure(FailureReason.REJECTED, "the endpoint redirects to no URI", failure);
            }
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (isOfSigning(failure)) {
            return new InvocationFailure(FailureReason.REJECTED, "the call can't be signed: " + cause, failure);
        }
        if (ConnectFailures.areCauseOf(failure)) {
            return new InvocationFailure(FailureReason.UNREACHABLE, cause.toString(), failure);
        }
        if (deadline.remainingMillis() == 0) {
            // The SDK closes the connection at the deadline, and may meet with that before it looks at the time.
            return new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", failure);
        }
        return new InvocationFailure(FailureReason.CONNECTION_LOST, cause.toString(), failure);
    }

    /** Whether the security providers of the JVM could not do what they were asked for, and not on a connection. */
    private static boolean isOfSigning(Throwable failure) {
        boolean isOfSecurity = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return false;
            }
            isOfSecurity |= cause instanceof GeneralSecurityException || cause instanceof ProviderException;
        }
        return isOfSecurity;
    }
}
