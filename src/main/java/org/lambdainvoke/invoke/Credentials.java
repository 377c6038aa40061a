package org.lambdainvoke.invoke;

import org.jspecify.annotations.Nullable;

/**
 * Credentials that were written down. Immutable; prints nothing of itself.
 *
 * @param accessKey the access key id
 * @param secretKey the secret access key
 * @param sessionToken the token of temporary credentials; null for others
 */
public record StaticCredentials(
        String accessKey, String secretKey, @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "static credentials";
    }
}
