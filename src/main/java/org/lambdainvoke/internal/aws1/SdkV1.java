package org.lambdainvoke.internal.aws1;

import com.amazonaws.SdkClientException;
import com.amazonaws.regions.DefaultAwsRegionProviderChain;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.TokenService;
import org.lambdainvoke.internal.identity.AwsSdk;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** The SDK v1. */
public final class SdkV1 implements AwsSdk {
    @Override
    public CredentialsFetch source(CredentialsOrigin.Found found) {
        return ChainCredentials.of(found.kind());
    }

    @Override
    public TokenService sts(URI endpoint, ConnectionSettings settings) {
        return new StsCalls(endpoint, settings.region(), SdkConfiguration.forSts(settings, endpoint));
    }

    @Override
    public Optional<String> region() {
        try {
            return Optional.ofNullable(new DefaultAwsRegionProviderChain().getRegion());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    @Override
    public void removeLeftovers(@Nullable ClassLoader applicationLoader) {
        SdkLeftovers.remove(applicationLoader);
    }
}
