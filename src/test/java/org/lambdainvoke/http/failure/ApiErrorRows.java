package org.lambdainvoke.http.failure;

import static org.lambdainvoke.http.failure.FaultTable.row;
import static org.lambdainvoke.support.endpoint.Fault.answer;
import static org.lambdainvoke.support.endpoint.Fault.apiError;
import static org.lambdainvoke.support.endpoint.Fault.good;
import static org.lambdainvoke.support.endpoint.Fault.redirect;

import java.util.ArrayList;
import java.util.List;
import org.lambdainvoke.http.failure.FaultTable.Outcome;
import org.lambdainvoke.http.failure.FaultTable.Row;
import org.lambdainvoke.support.endpoint.Fault;

/** Lambda, or something in its place, answers with another status than 200: all errors that the Invoke API knows. */
final class ApiErrorRows {
    private ApiErrorRows() {}

    static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        addTemporary(rows);
        addRejections(rows);
        addErrorsOfLambda(rows);
        add(
                rows,
                Outcome.PAYLOAD_TOO_LARGE,
                413,
                "RequestTooLargeException",
                "SerializedRequestEntityTooLargeException");
        rows.add(row(Outcome.PAYLOAD_TOO_LARGE, "413 of a proxy", answer(413, "text/html", "<html>10.1.2.3</html>")));
        addMixedScripts(rows);
        return rows;
    }

    private static void add(List<Row> rows, Outcome outcome, int status, String... types) {
        for (String type : types) {
            rows.add(row(outcome, status + " " + type, apiError(status, type)));
        }
    }

    private static void addTemporary(List<Row> rows) {
        add(rows, Outcome.THROTTLED, 429, "TooManyRequestsException");
        add(rows, Outcome.THROTTLED, 502, "EC2ThrottledException");
        add(rows, Outcome.THROTTLED, 400, "ThrottlingException");
        rows.add(row(Outcome.THROTTLED, "429 without a type", answer(429, "text/html", "<html>slow down</html>")));
        rows.add(row(Outcome.THROTTLED, "Retry-After beyond the deadline", throttled("Retry-After: 60"))
                .attempts(1));
        rows.add(row(Outcome.THROTTLED, "Retry-After of a century", throttled("Retry-After: 3155760000"))
                .attempts(1));
        rows.add(row(Outcome.THROTTLED, "Retry-After a date", throttled("Retry-After: Fri, 01 Jan 2100 00:00:00 GMT"))
                .attempts(1));
        rows.add(row(Outcome.THROTTLED, "Retry-After in lower case", throttled("retry-after: 60"))
                .attempts(1));
        add(rows, Outcome.NOT_READY, 502, "ENINotReadyException", "ResourceNotReadyException");
        add(rows, Outcome.NOT_READY, 409, "SnapStartNotReadyException", "ResourceConflictException");
        add(rows, Outcome.NOT_READY, 409, "CodeArtifactUserPendingException");
        rows.add(row(Outcome.NOT_READY, "type with a tail", notReady(":http://internal.amazon.com/coral/")));
        rows.add(row(Outcome.NOT_READY, "type in the body", typeInBody(409, "ResourceConflictException")));
    }

    private static void addRejections(List<Row> rows) {
        add(rows, Outcome.REJECTED, 400, "InvalidParameterValueException", "InvalidRequestContentException");
        add(rows, Outcome.REJECTED, 400, "RecursiveInvocationException", "SnapStartException");
        add(rows, Outcome.REJECTED, 400, "ModeNotSupportedException", "NoPublishedVersionException");
        add(rows, Outcome.REJECTED, 402, "ServiceQuotaExceededException");
        add(rows, Outcome.REJECTED, 403, "EFSMountFailureException", "S3FilesMountFailureException");
        add(rows, Outcome.REJECTED, 403, "AccessDeniedException", "UnrecognizedClientException");
        add(rows, Outcome.REJECTED, 403, "ExpiredTokenException", "InvalidSignatureException");
        add(rows, Outcome.REJECTED, 403, "IncompleteSignature", "MissingAuthenticationToken");
        add(rows, Outcome.REJECTED, 404, "ResourceNotFoundException");
        add(rows, Outcome.REJECTED, 408, "EFSMountConnectivityException", "EFSMountTimeoutException");
        add(rows, Outcome.REJECTED, 408, "SnapStartTimeoutException", "RequestTimeoutException");
        add(rows, Outcome.REJECTED, 408, "S3FilesMountConnectivityException", "S3FilesMountTimeoutException");
        add(rows, Outcome.REJECTED, 409, "CodeArtifactUserDeletedException", "CodeArtifactUserFailedException");
        add(rows, Outcome.REJECTED, 409, "SnapStartRegenerationFailureException");
        add(rows, Outcome.REJECTED, 409, "DurableExecutionAlreadyStartedException");
        add(rows, Outcome.REJECTED, 410, "EFSIOException");
        add(rows, Outcome.REJECTED, 415, "UnsupportedMediaTypeException");
        rows.add(row(Outcome.REJECTED, "404 of a web server", answer(404, "text/html", "<html>10.1.2.3</html>")));
        rows.add(row(Outcome.REJECTED, "499 without a body", answer(499, "text/plain", "")));
        rows.add(row(Outcome.REJECTED, "307 without a place", answer(307, "text/plain", "")));
        rows.add(row(Outcome.REJECTED, "307 to nowhere", answer(307, "text/plain", "", "Location: http://[")));
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            rows.add(row(Outcome.REJECTED, status + " to another port", redirect(status)));
        }
    }

    private static void addErrorsOfLambda(List<Row> rows) {
        add(rows, Outcome.LAMBDA_ERROR, 500, "ServiceException", "InternalFailure");
        add(rows, Outcome.LAMBDA_ERROR, 502, "EC2AccessDeniedException", "EC2UnexpectedException");
        add(rows, Outcome.LAMBDA_ERROR, 502, "ENILimitReachedException", "InvalidRuntimeException");
        add(rows, Outcome.LAMBDA_ERROR, 502, "InvalidSecurityGroupIDException", "InvalidSubnetIDException");
        add(rows, Outcome.LAMBDA_ERROR, 502, "InvalidZipFileException", "SubnetIPAddressLimitReachedException");
        add(rows, Outcome.LAMBDA_ERROR, 502, "KMSAccessDeniedException", "KMSDisabledException");
        add(rows, Outcome.LAMBDA_ERROR, 502, "KMSInvalidStateException", "KMSNotFoundException");
        rows.add(
                row(Outcome.LAMBDA_ERROR, "500 with Retry-After", apiError(500, "ServiceException", "Retry-After: 3")));
        rows.add(row(Outcome.LAMBDA_ERROR, "502 of a proxy", answer(502, "text/html", "<html>10.1.2.3</html>")));
        rows.add(row(Outcome.LAMBDA_ERROR, "503 without a body", answer(503, "text/plain", "")));
        rows.add(row(Outcome.LAMBDA_ERROR, "504 nested deep", answer(504, "application/json", "[".repeat(100_000))));
        rows.add(row(Outcome.LAMBDA_ERROR, "500 with a long type", apiError(500, "x".repeat(60_000))));
    }

    /** What one attempt meets says nothing of the next. */
    private static void addMixedScripts(List<Row> rows) {
        rows.add(row(Outcome.ANSWER, "throttled, then good", throttled(), good("{}"))
                .attempts(2));
        rows.add(row(Outcome.ANSWER, "not ready, then good", notReady(""), good("{}"))
                .attempts(2));
        rows.add(row(Outcome.LAMBDA_ERROR, "throttled, then 500", throttled(), apiError(500, "ServiceException"))
                .attempts(2));
        rows.add(row(Outcome.LAMBDA_ERROR, "500, then good", apiError(500, "ServiceException"), good("{}")));
        rows.add(row(Outcome.REJECTED, "404, then good", apiError(404, "ResourceNotFoundException"), good("{}")));
    }

    private static Fault throttled(String... fields) {
        return apiError(429, "TooManyRequestsException", fields);
    }

    private static Fault notReady(String tail) {
        return apiError(409, "ResourceConflictException" + tail);
    }

    private static Fault typeInBody(int status, String type) {
        return answer(status, "application/json", "{\"__type\":\"com.amazonaws.lambda#" + type + "\"}");
    }
}
