package org.lambdainvoke.call;

import org.jspecify.annotations.Nullable;

/**
 * What the Invoke API answered when it took the call; the function itself may have failed all the same. Immutable.
 *
 * @param payload the function's answer, byte for byte; empty for {@code Event} and {@code DryRun}
 * @param functionError the header {@code X-Amz-Function-Error}; null when the function did not fail
 * @param requestId the header {@code x-amzn-RequestId}; null when the endpoint sent none
 * @param executedVersion the header {@code X-Amz-Executed-Version}; null when the endpoint sent none
 * @param logTail the end of the function's log, decoded; null when none came
 */
public record InvocationResult(
        Bytes payload,
        @Nullable String functionError,
        @Nullable String requestId,
        @Nullable String executedVersion,
        @Nullable String logTail) {}
