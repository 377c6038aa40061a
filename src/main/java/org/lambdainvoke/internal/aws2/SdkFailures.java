package org.lambdainvoke.internal.aws2;

import java.util.Map;
import java.util.stream.Collectors;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.identity.SourceFailures;
import org.lambdainvoke.internal.wire.ApiError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Knows what STS has answered. Of {@code aws-core}, which comes with {@code sts} and not with {@code auth}. */
final class SdkFailures {
    private SdkFailures() {}

    /** Of a call of STS. */
    static CredentialsFetch.FailedException ofSts(RuntimeException failure) {
        return failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null
                ? SourceFailures.of(errorOf(answered, answered.awsErrorDetails()), answered)
                : SourceFailures.of(failure);
    }

    private static ApiError errorOf(AwsServiceException answered, AwsErrorDetails details) {
        Map<String, String> fields = details.sdkHttpResponse() == null
                ? Map.of()
                : details.sdkHttpResponse().headers().entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().get(0)));
        return new ApiError(
                answered.statusCode(), details.errorCode(), details.errorMessage(), answered.requestId(), fields);
    }
}
