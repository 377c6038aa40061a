package org.lambdainvoke.internal.aws2;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.TokenService;
import org.lambdainvoke.internal.identity.AwsSdk;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The SDK v2. */
public final class SdkV2 implements AwsSdk {
    @Override
    public CredentialsFetch source(CredentialsOrigin.Found found) {
        return new ProviderCredentials(() -> Providers.of(found));
    }

    @Override
    public TokenService sts(URI endpoint, ConnectionSettings settings) {
        return new StsCalls(endpoint, settings);
    }

    @Override
    public Optional<String> region() {
        try {
            return Optional.of(new DefaultAwsRegionProviderChain().getRegion().id());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    /** There is nothing: its providers are closed with their source. */
    @Override
    public void removeLeftovers(@Nullable ClassLoader applicationLoader) {}
}
