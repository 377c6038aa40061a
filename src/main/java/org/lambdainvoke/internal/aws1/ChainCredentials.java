package org.lambdainvoke.internal.aws1;

import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper;
import com.amazonaws.auth.EnvironmentVariableCredentialsProvider;
import com.amazonaws.auth.SystemPropertiesCredentialsProvider;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.KnownCredentials;

/**
 * The providers of the SDK's default chain in its order, but for web identity, whose client of STS could neither be
 * closed nor led through a proxy. A chain of the SDK does not tell which of them it took. Like such a chain, it stays
 * with the one that had credentials first.
 */
final class ChainCredentials implements CredentialsFetch {
    private final List<AWSCredentialsProvider> providers;
    private @Nullable AWSCredentialsProvider last;

    ChainCredentials() {
        this(List.of(
                new EnvironmentVariableCredentialsProvider(),
                new SystemPropertiesCredentialsProvider(),
                new ProfileCredentialsProvider(),
                new EC2ContainerCredentialsProviderWrapper()));
    }

    ChainCredentials(List<AWSCredentialsProvider> providers) {
        this.providers = providers;
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        if (isAnew) {
            providers.forEach(AWSCredentialsProvider::refresh);
        }
        AWSCredentialsProvider known = last;
        try {
            return known == null ? first() : of(known);
        } catch (RuntimeException e) {
            throw SdkFailures.ofSource(e);
        }
    }

    private KnownCredentials first() {
        List<String> failures = new ArrayList<>();
        for (AWSCredentialsProvider provider : providers) {
            try {
                KnownCredentials found = of(provider);
                last = provider;
                return found;
            } catch (RuntimeException e) {
                failures.add(name(provider) + ": " + e.getMessage());
            }
        }
        throw new SdkClientException("no provider of the chain has credentials: " + failures);
    }

    private static KnownCredentials of(AWSCredentialsProvider provider) {
        return KnownCredentials.keptBySource(
                SdkCredentials.ours(provider.getCredentials()), name(provider) + " of the SDK v1");
    }

    private static String name(AWSCredentialsProvider provider) {
        return provider.getClass().getSimpleName();
    }
}
