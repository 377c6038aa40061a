package org.lambdainvoke.internal.credentials;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSSessionCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What calls are signed with. Immutable; prints nothing of itself.
 *
 * @param accessKey the access key id
 * @param secretKey the secret access key
 * @param sessionToken the token of temporary credentials; null for others
 */
public record Credentials(
        String accessKey, String secretKey, @Nullable String sessionToken) {
    /** Those of the SDK at this moment. Locked, as the SDK's own signer does, for such as change in place. */
    static Credentials of(AWSCredentials credentials) {
        synchronized (credentials) {
            String token = credentials instanceof AWSSessionCredentials temporary ? temporary.getSessionToken() : null;
            return new Credentials(
                    credentials.getAWSAccessKeyId().trim(),
                    credentials.getAWSSecretKey().trim(),
                    token == null ? null : token.trim());
        }
    }

    /** The same in the SDK's form. */
    public AWSCredentials ofSdk() {
        return sessionToken == null
                ? new BasicAWSCredentials(accessKey, secretKey)
                : new BasicSessionCredentials(accessKey, secretKey, sessionToken);
    }

    /** Whether a call that is signed with {@code other} is signed alike. */
    boolean areSameAs(Credentials other) {
        return accessKey.equals(other.accessKey)
                && secretKey.equals(other.secretKey)
                && Objects.equals(sessionToken, other.sessionToken);
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
