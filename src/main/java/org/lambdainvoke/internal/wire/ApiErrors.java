package org.lambdainvoke.internal.wire;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.retry.RetryUtils;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/** Finds the place in the closed list for what the Invoke API answers in place of a result. */
public final class ApiErrors {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String DATE = "Date";

    /** What is looked for in the head of an error, beside its type. */
    static final List<String> FIELDS = List.of(RETRY_AFTER, DATE);

    /** What a wrong clock leads to, by name; for Lambda it is the same error as a wrong secret. */
    private static final Set<String> WRONG_TIME =
            Set.of("RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed", "RequestTimeTooSkewedException");

    private static final Set<String> NOT_READY = Set.of(
            "ENINotReadyException",
            "ResourceNotReadyException",
            "SnapStartNotReadyException",
            "ResourceConflictException",
            "CodeArtifactUserPendingException");

    private ApiErrors() {}

    public static InvocationFailure failure(AmazonServiceException error) {
        return new InvocationFailure(
                reasonOf(error), describe(error), retryAfterSeconds(error), error.getRequestId(), error);
    }

    /** Whether {@code failure} says that the call was refused because its credentials have expired. */
    static boolean isExpiry(InvocationFailure failure) {
        return failure.getCause() instanceof AmazonServiceException error
                && error.getErrorCode() != null
                && error.getErrorCode().startsWith("ExpiredToken");
    }

    private static FailureReason reasonOf(AmazonServiceException error) {
        String code = String.valueOf(error.getErrorCode());
        int status = error.getStatusCode();
        if (RetryUtils.isThrottlingException(error)) {
            return FailureReason.THROTTLED;
        }
        if (NOT_READY.contains(code)) {
            return FailureReason.NOT_READY;
        }
        if (status == 413) {
            return FailureReason.PAYLOAD_TOO_LARGE;
        }
        if (status >= 500) {
            return FailureReason.LAMBDA_ERROR;
        }
        return status >= 300 ? FailureReason.REJECTED : FailureReason.CONNECTION_LOST;
    }

    /**
     * Status, error type and Lambda's request id. AWS's message is left out of what is said about a 413, which the
     * client sees, and about a key, a signature or a token that AWS refused: there it may quote them. There it is said
     * how far the clock is off instead, as that is refused in the same words as a wrong secret.
     */
    public static String describe(AmazonServiceException error) {
        if (error.getStatusCode() == 413) {
            return "the payload is larger than Lambda accepts";
        }
        String message = error.getErrorMessage();
        String said = message == null || maySpeakOfCredentials(error) ? "" : " " + message;
        String skew = maySpeakOfTheTime(error) ? ClockSkew.describe(field(error, DATE), Instant.now()) : "";
        return "status " + error.getStatusCode() + " " + error.getErrorCode() + " awsRequestId=" + error.getRequestId()
                + said + (skew.isEmpty() ? "" : "; " + skew);
    }

    private static boolean maySpeakOfTheTime(AmazonServiceException error) {
        return maySpeakOfCredentials(error) || WRONG_TIME.contains(error.getErrorCode());
    }

    private static boolean maySpeakOfCredentials(AmazonServiceException error) {
        String code = error.getErrorCode();
        return code == null
                || (error.getStatusCode() == 403 && !code.startsWith("AccessDenied"))
                || code.contains("Signature")
                || code.contains("Token")
                || code.contains("UnrecognizedClient");
    }

    private static int retryAfterSeconds(AmazonServiceException error) {
        return RetryAfter.seconds(field(error, RETRY_AFTER));
    }

    private static @Nullable String field(AmazonServiceException error, String name) {
        Map<String, String> fields = error.getHttpHeaders();
        return fields == null ? null : fields.get(name);
    }
}
