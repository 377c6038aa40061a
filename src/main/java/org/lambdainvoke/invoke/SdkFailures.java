package org.lambdainvoke.invoke;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.http.timers.client.ClientExecutionTimeoutException;
import com.amazonaws.retry.RetryUtils;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.conn.ConnectTimeoutException;

/** Finds the place in the closed list for everything that the SDK's client throws. */
final class SdkFailures {
    private static final Set<String> NOT_READY = Set.of(
            "ENINotReadyException",
            "ResourceNotReadyException",
            "SnapStartNotReadyException",
            "ResourceConflictException",
            "CodeArtifactUserPendingException");

    private SdkFailures() {}

    static InvocationFailure of(RuntimeException failure, Deadline deadline) {
        if (failure instanceof AmazonServiceException answered) {
            return ofAnswer(answered);
        }
        if (failure instanceof CredentialsMissingException) {
            return new InvocationFailure(FailureReason.REJECTED, "no credentials were found", failure);
        }
        if (failure instanceof SingleAttempt.RedirectedException) {
            return new InvocationFailure(FailureReason.REJECTED, String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof ClientExecutionTimeoutException) {
            return new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerGuard.UnusableAnswerException unusable) {
                return new InvocationFailure(unusable.reason(), String.valueOf(unusable.getMessage()), failure);
            }
            if (cause instanceof URISyntaxException) {
                return new InvocationFailure(FailureReason.REJECTED, "the endpoint redirects to no URI", failure);
            }
            if (isBeforeSending(cause)) {
                return new InvocationFailure(FailureReason.UNREACHABLE, cause.toString(), failure);
            }
        }
        if (deadline.remainingMillis() == 0) {
            // The SDK closes the connection at the deadline, and may meet with that before it looks at the time.
            return new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", failure);
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new InvocationFailure(FailureReason.CONNECTION_LOST, cause.toString(), failure);
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof ConnectTimeoutException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
    }

    private static InvocationFailure ofAnswer(AmazonServiceException answer) {
        return new InvocationFailure(reasonOf(answer), describe(answer), retryAfterSeconds(answer), answer);
    }

    private static FailureReason reasonOf(AmazonServiceException answer) {
        String code = String.valueOf(answer.getErrorCode());
        int status = answer.getStatusCode();
        if (status == 429 || RetryUtils.isThrottlingException(answer)) {
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
     * client sees, and about a key, a signature or a token that AWS refused: there it may quote them.
     */
    private static String describe(AmazonServiceException answer) {
        if (answer.getStatusCode() == 413) {
            return "the payload is larger than Lambda accepts";
        }
        String message = answer.getErrorMessage();
        String said = message == null || maySpeakOfCredentials(answer) ? "" : " " + message;
        return "status " + answer.getStatusCode() + " " + answer.getErrorCode() + " awsRequestId="
                + answer.getRequestId() + said;
    }

    private static boolean maySpeakOfCredentials(AmazonServiceException answer) {
        String code = answer.getErrorCode();
        return code == null
                || (answer.getStatusCode() == 403 && !code.equals("AccessDeniedException"))
                || code.contains("Signature")
                || code.contains("Token")
                || code.contains("UnrecognizedClient");
    }

    private static int retryAfterSeconds(AmazonServiceException answer) {
        Map<String, String> headers = answer.getHttpHeaders();
        return RetryAfter.seconds(headers == null ? null : headers.get("Retry-After"));
    }
}
