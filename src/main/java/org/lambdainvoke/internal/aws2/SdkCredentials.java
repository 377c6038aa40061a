package org.lambdainvoke.internal.aws2;

import org.lambdainvoke.call.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Credentials from the SDK's form into ours and back. */
final class SdkCredentials {
    private SdkCredentials() {}

    static AwsCredentials ours(software.amazon.awssdk.auth.credentials.AwsCredentials credentials) {
        return new AwsCredentials(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials instanceof AwsSessionCredentials temporary ? temporary.sessionToken() : null,
                credentials.expirationTime().orElse(null));
    }

    static AwsCredentialsProvider provider(AwsCredentials credentials) {
        return StaticCredentialsProvider.create(
                credentials.sessionToken() == null
                        ? AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())
                        : AwsSessionCredentials.create(
                                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }
}
