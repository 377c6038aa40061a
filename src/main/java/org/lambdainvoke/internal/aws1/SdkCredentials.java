package org.lambdainvoke.internal.aws1;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSSessionCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import org.lambdainvoke.call.AwsCredentials;

/** Credentials from the SDK's form into ours and back. */
final class SdkCredentials {
    private SdkCredentials() {}

    /** Those of the SDK at this moment. Locked, as the SDK's own signer does, for such as change in place. */
    static AwsCredentials ours(AWSCredentials credentials) {
        synchronized (credentials) {
            String token = credentials instanceof AWSSessionCredentials temporary ? temporary.getSessionToken() : null;
            return new AwsCredentials(
                    credentials.getAWSAccessKeyId().trim(),
                    credentials.getAWSSecretKey().trim(),
                    token == null ? null : token.trim(),
                    null);
        }
    }

    static AWSCredentials ofSdk(AwsCredentials credentials) {
        return credentials.sessionToken() == null
                ? new BasicAWSCredentials(credentials.accessKeyId(), credentials.secretAccessKey())
                : new BasicSessionCredentials(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }
}
