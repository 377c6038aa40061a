package org.lambdainvoke.call;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What calls are signed with (IAM User Guide, "Temporary security credentials"). Immutable; prints nothing of itself.
 *
 * @param accessKeyId the access key id
 * @param secretAccessKey the secret access key
 * @param sessionToken the token of temporary credentials; null for others
 * @param expiry when they cease to be valid; null when it is not known
 */
public record AwsCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable Instant expiry) {

    /**
     * Checks what can't be absent.
     *
     * @param accessKeyId the access key id
     * @param secretAccessKey the secret access key
     * @param sessionToken the token of temporary credentials; null for others
     * @param expiry when they cease to be valid; null when it is not known
     */
    public AwsCredentials {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(secretAccessKey, "secretAccessKey");
    }

    /**
     * Credentials that serve for ever, such as those of a user.
     *
     * @param accessKeyId the access key id
     * @param secretAccessKey the secret access key
     * @return without a token
     */
    public static AwsCredentials of(String accessKeyId, String secretAccessKey) {
        return new AwsCredentials(accessKeyId, secretAccessKey, null, null);
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
