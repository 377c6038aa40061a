package org.lambdainvoke.internal.wire;

import java.util.List;
import java.util.Set;
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

    /** What AWS's services say when too much is asked of them; the SDK knows the same. */
    private static final Set<String> THROTTLING = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "ProvisionedThroughputExceededException",
            "SlowDown",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "BandwidthLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "EC2ThrottledException",
            "PriorRequestNotComplete");

    private static final Set<String> NOT_READY = Set.of(
            "ENINotReadyException",
            "ResourceNotReadyException",
            "SnapStartNotReadyException",
            "ResourceConflictException",
            "CodeArtifactUserPendingException");

    private ApiErrors() {}

    /** The failure that {@code error} is. */
    public static InvocationFailure failure(ApiError error) {
        return failure(error, new ApiErrorException(error));
    }

    /**
     * The failure that {@code error} is.
     *
     * @param cause what threw it
     */
    public static InvocationFailure failure(ApiError error, Throwable cause) {
        return new InvocationFailure(
                reasonOf(error),
                describe(error),
                RetryAfter.seconds(error.field(RETRY_AFTER)),
                error.requestId(),
                cause);
    }

    /** Whether {@code failure} says that the call was refused because its credentials have expired. */
    static boolean isExpiry(InvocationFailure failure) {
        return failure.getCause() instanceof ApiErrorException answered
                && answered.error().code() != null
                && answered.error().code().startsWith("ExpiredToken");
    }

    private static FailureReason reasonOf(ApiError error) {
        String code = String.valueOf(error.code());
        int status = error.status();
        if (status == 429 || THROTTLING.contains(code)) {
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
    public static String describe(ApiError error) {
        if (error.status() == 413) {
            return "the payload is larger than Lambda accepts";
        }
        String message = error.message();
        String said = message == null || maySpeakOfCredentials(error) ? "" : " " + message;
        String skew = maySpeakOfTheTime(error) ? ClockSkew.describe(error.field(DATE)) : "";
        return "status " + error.status() + " " + error.code() + " awsRequestId=" + error.requestId() + said
                + (skew.isEmpty() ? "" : "; " + skew);
    }

    private static boolean maySpeakOfTheTime(ApiError error) {
        return maySpeakOfCredentials(error) || WRONG_TIME.contains(String.valueOf(error.code()));
    }

    private static boolean maySpeakOfCredentials(ApiError error) {
        String code = error.code();
        return code == null
                || (error.status() == 403 && !code.startsWith("AccessDenied"))
                || code.contains("Signature")
                || code.contains("Token")
                || code.contains("UnrecognizedClient");
    }
}
