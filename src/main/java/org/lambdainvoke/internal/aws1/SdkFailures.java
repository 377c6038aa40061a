package org.lambdainvoke.internal.aws1;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.http.timers.client.ClientExecutionTimeoutException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.CredentialsMissingException;
import org.lambdainvoke.internal.identity.SourceFailures;
import org.lambdainvoke.internal.wire.ApiError;
import org.lambdainvoke.internal.wire.ApiErrors;
import org.lambdainvoke.internal.wire.ConnectFailures;

/** Finds the place in the closed list for everything that the SDK's client throws. */
final class SdkFailures {
    private SdkFailures() {}

    static InvocationFailure of(RuntimeException failure, Deadline deadline) {
        if (failure instanceof AmazonServiceException answered) {
            return ApiErrors.failure(errorOf(answered), answered);
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
        Throwable ofSigning = faultOfSigning(failure);
        if (ofSigning != null) {
            return new InvocationFailure(FailureReason.REJECTED, "the call can't be signed: " + ofSigning, failure);
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

    /** Of a source of credentials. */
    static CredentialsFetch.FailedException ofSource(RuntimeException failure) {
        return failure instanceof AmazonServiceException refusal
                ? SourceFailures.of(errorOf(refusal), refusal)
                : SourceFailures.of(failure);
    }

    private static ApiError errorOf(AmazonServiceException answered) {
        Map<String, String> fields = answered.getHttpHeaders();
        return new ApiError(
                answered.getStatusCode(),
                answered.getErrorCode(),
                answered.getErrorMessage(),
                answered.getRequestId(),
                fields == null ? Map.of() : fields);
    }

    /** What the security providers of the JVM could not do, when it was not on a connection; otherwise null. */
    private static @Nullable Throwable faultOfSigning(Throwable failure) {
        Throwable fault = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return null;
            }
            if (cause instanceof GeneralSecurityException || cause instanceof ProviderException) {
                fault = cause;
            }
        }
        return fault;
    }
}
