package org.lambdainvoke.invoke;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;

/** The credentials of a role, from STS. The only class that knows {@code aws-java-sdk-sts}, which is optional. */
final class RoleCredentials implements CredentialsFetch {
    private final AssumedRole role;
    private final AWSCredentialsProvider own;
    private final AWSSecurityTokenService sts;

    /**
     * Asks nobody yet.
     *
     * @param own who may assume the role
     * @param region the region whose STS is asked
     */
    RoleCredentials(AssumedRole role, AWSCredentialsProvider own, String region, ClientConfiguration configuration) {
        this.role = role;
        this.own = own;
        String endpoint = role.stsEndpointUrl() == null
                ? Regions.endpointOf("sts", region)
                : role.stsEndpointUrl().toString();
        this.sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withClientConfiguration(configuration)
                .withRequestHandlers(new SteadyClock())
                .withCredentials(own)
                .withEndpointConfiguration(new EndpointConfiguration(endpoint, region))
                .build();
    }

    @Override
    public Fetched fetch(boolean isAnew) {
        if (isAnew) {
            own.refresh();
        }
        Credentials session = sts.assumeRole(new AssumeRoleRequest()
                        .withRoleArn(role.arn())
                        .withRoleSessionName(role.sessionName())
                        .withExternalId(role.externalId()))
                .getCredentials();
        return new Fetched(
                new BasicSessionCredentials(
                        session.getAccessKeyId(), session.getSecretAccessKey(), session.getSessionToken()),
                session.getExpiration().toInstant());
    }

    @Override
    public void close() {
        sts.shutdown();
    }
}
