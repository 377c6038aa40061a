package org.lambdainvoke.internal.aws2;

import org.lambdainvoke.internal.identity.CredentialsOrigin;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/** The providers of {@code DefaultCredentialsProvider}, those of one source at a time. */
final class Providers {
    private Providers() {}

    /** Opens nothing yet. The profile is named, since the SDK takes a variable that is blank for a name. */
    static AwsCredentialsProvider of(CredentialsOrigin.Found found) {
        return switch (found.kind()) {
            case KEYS ->
                AwsCredentialsProviderChain.of(
                        SystemPropertyCredentialsProvider.create(), EnvironmentVariableCredentialsProvider.create());
            case PROFILE ->
                ProfileCredentialsProvider.builder()
                        .profileName(found.profile())
                        .build();
            case CONTAINER -> ContainerCredentialsProvider.builder().build();
            case INSTANCE ->
                InstanceProfileCredentialsProvider.builder()
                        .profileName(found.profile())
                        .build();
            case WEB_IDENTITY -> throw new IllegalArgumentException("exchanged by a client of STS of its own");
        };
    }
}
