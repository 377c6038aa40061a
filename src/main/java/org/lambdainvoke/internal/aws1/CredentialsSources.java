package org.lambdainvoke.internal.aws1;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import java.net.URI;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** Sources of credentials: what was written down, what the SDK finds, what STS gives for either. */
public final class CredentialsSources {
    private CredentialsSources() {}

    /**
     * The source that {@code settings} lead to: what was written down, else the SDK's chain, or a role assumed with it.
     * Makes no request yet.
     */
    public static CredentialsSource of(ConnectionSettings settings) {
        Credentials written = settings.credentials();
        AssumedRole role = settings.role();
        if (role != null) {
            URI endpoint = endpointOf(role, settings.region());
            return new CredentialsSource(new RoleCredentials(
                    role,
                    written == null
                            ? new DefaultAWSCredentialsProviderChain()
                            : new AWSStaticCredentialsProvider(SdkCredentials.ofSdk(written)),
                    endpoint,
                    settings.region(),
                    SdkConfiguration.forSts(settings, endpoint)));
        }
        return written == null
                ? new CredentialsSource(new ProviderCredentials(new DefaultAWSCredentialsProviderChain()))
                : CredentialsSource.of(written);
    }

    /** Where STS is. */
    private static URI endpointOf(AssumedRole role, String region) {
        URI given = role.stsEndpointUrl();
        return given == null ? URI.create(Regions.endpointOf("sts", region)) : given;
    }
}
