package org.lambdainvoke.internal.aws1;

import com.amazonaws.auth.AWSCredentialsProvider;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.KnownCredentials;

/** The credentials of a provider of the SDK, which asks its source when those that it has are about to expire. */
final class ProviderCredentials implements CredentialsFetch {
    private final AWSCredentialsProvider provider;

    ProviderCredentials(AWSCredentialsProvider provider) {
        this.provider = provider;
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        try {
            if (isAnew) {
                provider.refresh();
            }
            return new KnownCredentials(SdkCredentials.ours(provider.getCredentials()), null);
        } catch (RuntimeException e) {
            throw FetchFailures.of(e);
        }
    }
}
