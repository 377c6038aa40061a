package org.lambdainvoke.internal.aws1;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.KnownCredentials;

/** The credentials of a role, from STS. The only class that knows {@code aws-java-sdk-sts}, which is optional. */
final class RoleCredentials implements CredentialsFetch {
    private final AssumedRole role;
    private final AWSCredentialsProvider own;
    private final AWSSecurityTokenServiceClientBuilder builder;
    private @Nullable AWSSecurityTokenService sts;
    private boolean isClosed;

    /**
     * Asks nobody yet.
     *
     * @param own who may assume the role
     * @param endpoint where STS is
     * @param region the region to sign for
     */
    RoleCredentials(
            AssumedRole role,
            AWSCredentialsProvider own,
            URI endpoint,
            String region,
            ClientConfiguration configuration) {
        this.role = role;
        this.own = own;
        this.builder = AWSSecurityTokenServiceClientBuilder.standard()
                .withClientConfiguration(configuration)
                .withRequestHandlers(new SteadyClock())
                .withCredentials(own)
                .withEndpointConfiguration(new EndpointConfiguration(endpoint.toString(), region));
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        try {
            if (isAnew) {
                own.refresh();
            }
            Credentials session = assume();
            return new KnownCredentials(
                    SdkCredentials.ours(new BasicSessionCredentials(
                            session.getAccessKeyId(), session.getSecretAccessKey(), session.getSessionToken())),
                    session.getExpiration().toInstant());
        } catch (RuntimeException e) {
            throw FetchFailures.of(e);
        }
    }

    private Credentials assume() {
        AWSSecurityTokenService opened = open();
        try {
            return opened.assumeRole(new AssumeRoleRequest()
                            .withRoleArn(role.arn())
                            .withRoleSessionName(role.sessionName())
                            .withExternalId(role.externalId()))
                    .getCredentials();
        } finally {
            opened.shutdown();
        }
    }

    /** One for each call, of which there are few: after an Error, one of the SDK's clients never connects again. */
    private synchronized AWSSecurityTokenService open() {
        if (isClosed) {
            throw new SdkClientException("closed");
        }
        sts = builder.build();
        return sts;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (sts != null) {
            sts.shutdown();
        }
    }
}
