package org.lambdainvoke.internal.identity;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.internal.credentials.AssumedRole;

/**
 * As whom calls are signed. Immutable.
 *
 * @param origin where credentials come from
 * @param role what is assumed with them; null for nothing
 * @param sdk which SDK finds them and calls STS; null when none is needed
 */
public record Identity(
        CredentialsOrigin origin,
        @Nullable AssumedRole role,
        @Nullable SdkVersion sdk) {

    /** The identity of credentials that are written down, for which no SDK is needed. */
    public static Identity of(AwsCredentials written) {
        return new Identity(new CredentialsOrigin.Written(written), null, null);
    }
}
