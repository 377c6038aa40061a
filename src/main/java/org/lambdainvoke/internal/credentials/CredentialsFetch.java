package org.lambdainvoke.internal.credentials;

import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gets credentials from where they come from. May ask the network, and is called by one thread at a time. */
public interface CredentialsFetch extends AutoCloseable {
    /**
     * Credentials for some time.
     *
     * @param expiry when they cease to be valid; null when their source does not tell, and renews them itself
     */
    record Fetched(AWSCredentials credentials, @Nullable Instant expiry) {}

    /**
     * Gets them.
     *
     * @param isAnew whether those that were got before were refused
     * @throws SdkClientException when there are none to be had
     */
    Fetched fetch(boolean isAnew);

    /** Closes what was opened for it. */
    @Override
    default void close() {}

    /** That of a provider of the SDK, which asks its source when the credentials that it has are about to expire. */
    static CredentialsFetch of(AWSCredentialsProvider provider) {
        return isAnew -> {
            if (isAnew) {
                provider.refresh();
            }
            return new Fetched(provider.getCredentials(), null);
        };
    }
}
