package org.lambdainvoke.internal.aws1;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.AnonymousAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AssumeRoleWithWebIdentityRequest;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.TokenService;
import org.lambdainvoke.internal.credentials.WebIdentity;

/** Calls of STS. The only class that knows {@code aws-java-sdk-sts}, which is optional. */
final class StsCalls implements TokenService {
    private final ClientConfiguration configuration;
    private final EndpointConfiguration endpoint;
    private @Nullable AWSSecurityTokenService open;
    private boolean isClosed;

    /**
     * Opens no connection yet.
     *
     * @param region to sign for
     */
    StsCalls(URI endpoint, String region, ClientConfiguration configuration) {
        this.configuration = configuration;
        this.endpoint = new EndpointConfiguration(endpoint.toString(), region);
    }

    @Override
    public AwsCredentials assume(AssumedRole role, AwsCredentials own) {
        AssumeRoleRequest request = new AssumeRoleRequest()
                .withRoleArn(role.arn())
                .withRoleSessionName(role.sessionName())
                .withExternalId(role.externalId());
        return call(SdkCredentials.ofSdk(own), sts -> sts.assumeRole(request).getCredentials());
    }

    @Override
    public AwsCredentials assume(WebIdentity role, String token) {
        AssumeRoleWithWebIdentityRequest request = new AssumeRoleWithWebIdentityRequest()
                .withRoleArn(role.roleArn())
                .withRoleSessionName(role.sessionName())
                .withWebIdentityToken(token);
        return call(
                new AnonymousAWSCredentials(),
                sts -> sts.assumeRoleWithWebIdentity(request).getCredentials());
    }

    private AwsCredentials call(AWSCredentials own, Function<AWSSecurityTokenService, Credentials> call) {
        try {
            AWSSecurityTokenService sts = open(own);
            try {
                Credentials session = call.apply(sts);
                return new AwsCredentials(
                        session.getAccessKeyId(),
                        session.getSecretAccessKey(),
                        session.getSessionToken(),
                        session.getExpiration().toInstant());
            } finally {
                sts.shutdown();
            }
        } catch (RuntimeException e) {
            throw SdkFailures.ofSource(e);
        }
    }

    /** One for each call, of which there are few: after an Error, one of the SDK's clients never connects again. */
    private synchronized AWSSecurityTokenService open(AWSCredentials own) {
        if (isClosed) {
            throw new SdkClientException("closed");
        }
        open = AWSSecurityTokenServiceClientBuilder.standard()
                .withClientConfiguration(configuration)
                .withRequestHandlers(new SteadyClock())
                .withCredentials(new AWSStaticCredentialsProvider(own))
                .withEndpointConfiguration(endpoint)
                .build();
        return open;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (open != null) {
            open.shutdown();
        }
    }
}
