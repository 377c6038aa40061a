package org.lambdainvoke.internal.aws2;

import java.net.URI;
import java.util.function.Function;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.TokenService;
import org.lambdainvoke.internal.credentials.WebIdentity;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Calls of STS. The only class that knows the SDK's module {@code sts}, which is optional. */
final class StsCalls implements TokenService {
    private final URI endpoint;
    private final Region region;
    private final StsHttpClient http;
    private final PathOfEndpoint path;

    /** Opens no connection yet. */
    StsCalls(URI endpoint, ConnectionSettings settings) {
        this.endpoint = endpoint;
        this.region = Region.of(settings.region());
        this.http = new StsHttpClient(endpoint, settings);
        this.path = new PathOfEndpoint(endpoint);
    }

    @Override
    public AwsCredentials assume(AssumedRole role, AwsCredentials own) {
        return call(
                SdkCredentials.provider(own),
                sts -> sts.assumeRole(request -> request.roleArn(role.arn())
                                .roleSessionName(role.sessionName())
                                .externalId(role.externalId()))
                        .credentials());
    }

    @Override
    public AwsCredentials assume(WebIdentity role, String token) {
        return call(
                AnonymousCredentialsProvider.create(),
                sts -> sts.assumeRoleWithWebIdentity(request -> request.roleArn(role.roleArn())
                                .roleSessionName(role.sessionName())
                                .webIdentityToken(token))
                        .credentials());
    }

    private AwsCredentials call(AwsCredentialsProvider own, Function<StsClient, Credentials> call) {
        try (StsClient sts = StsClient.builder()
                .httpClient(http)
                .endpointOverride(endpoint)
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(path))
                .region(region)
                // The endpoint is made already as the settings want it, and nothing else of the environment concerns
                // it.
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .credentialsProvider(own)
                .build()) {
            Credentials session = call.apply(sts);
            return new AwsCredentials(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken(), session.expiration());
        } catch (RuntimeException e) {
            throw SdkFailures.ofSts(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** The SDK loses the path of an endpoint that is set. Before the request is signed. */
    private record PathOfEndpoint(URI endpoint) implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                    .encodedPath(endpoint.getRawPath())
                    .build();
        }
    }
}
