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
import org.lambdainvoke.internal.identity.SourceKind;

/**
 * Providers of the SDK's default chain, in its order: those of one kind of source, so that the chain does not go on to
 * another when that fails. A chain of the SDK does not tell which of them it took either. Like such a chain, it stays
 * with the one that had credentials first.
 */
final class ChainCredentials implements CredentialsFetch {
    private final List<AWSCredentialsProvider> providers;
    private @Nullable AWSCredentialsProvider last;

    /** The providers of that kind. */
    static ChainCredentials of(SourceKind kind) {
        return new ChainCredentials(
                switch (kind) {
                    case KEYS ->
                        List.of(
                                new EnvironmentVariableCredentialsProvider(),
                                new SystemPropertiesCredentialsProvider());
                    case PROFILE -> List.of(new ProfileCredentialsProvider());
                    case CONTAINER, INSTANCE -> List.of(new EC2ContainerCredentialsProviderWrapper());
                    case WEB_IDENTITY -> throw new IllegalArgumentException("exchanged by a client of STS of its own");
                });
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
