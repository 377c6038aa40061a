package org.lambdainvoke.internal.credentials;

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
