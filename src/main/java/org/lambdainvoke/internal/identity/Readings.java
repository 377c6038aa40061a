package org.lambdainvoke.internal.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.settings.SdkModule;

/** How each SDK's default chain reads environment and profiles. Immutable. */
final class Readings {
    private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
    private static final String TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private static final String ROLE_ARN = "AWS_ROLE_ARN";

    private static final String RELATIVE_URI = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private static final String FULL_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String MODE = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";

    private final Environment environment;

    Readings(Environment environment) {
        this.environment = environment;
    }

    /**
     * As {@code DefaultAWSCredentialsProviderChain} of the SDK v1 does.
     *
     * @param profile what this SDK makes of the profile that it uses
     * @param profileName which
     */
    Reading ofV1(ProfileReading profile, String profileName) {
        return Stream.of(
                        keys(
                                variable(ACCESS_KEY, "AWS_ACCESS_KEY"),
                                variable("AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
                                variable("AWS_SESSION_TOKEN")),
                        keys(property("aws.accessKeyId"), property("aws.secretKey"), property("aws.sessionToken")),
                        webIdentity(variable(TOKEN_FILE), variable(ROLE_ARN), SdkModule.V1_STS),
                        profile(profile, profileName))
                .flatMap(Function.identity())
                .findFirst()
                .orElseGet(() -> asV1MayUseIt(containerOrInstance(
                        environment.property("com.amazonaws.sdk.disableEc2Metadata"),
                        environment.property("com.amazonaws.sdk.ec2MetadataServiceEndpointOverride"))));
    }

    /** It takes the address of Pod Identity for one of its own where another setting says IPv6, too. */
    private Reading asV1MayUseIt(Reading container) {
        String uri = environment.variable(FULL_URI);
        boolean isOnIpv6 =
                uri != null && uri.startsWith("http://[fd00:ec2::23]") && environment.variable(RELATIVE_URI) == null;
        return isOnIpv6 && !"IPv6".equalsIgnoreCase(environment.variable(MODE))
                ? container.hinderedBy("the SDK v1 asks [fd00:ec2::23] only where " + MODE + " is IPv6")
                : container;
    }

    /**
     * As {@code DefaultCredentialsProvider} of the SDK v2 does.
     *
     * @param profile what this SDK makes of the profile that it uses
     * @param profileName which
     */
    Reading ofV2(ProfileReading profile, String profileName) {
        return Stream.of(
                        keys(
                                property("aws.accessKeyId"),
                                property("aws.secretAccessKey"),
                                property("aws.sessionToken")),
                        keys(variable(ACCESS_KEY), variable("AWS_SECRET_ACCESS_KEY"), variable("AWS_SESSION_TOKEN")),
                        webIdentity(
                                either(property("aws.webIdentityTokenFile"), variable(TOKEN_FILE)),
                                either(property("aws.roleArn"), variable(ROLE_ARN)),
                                SdkModule.V2_STS),
                        profile(profile, profileName))
                .flatMap(Function.identity())
                .findFirst()
                .orElseGet(() -> containerOrInstance(
                        environment.property("aws.disableEc2Metadata"),
                        environment.property("aws.ec2MetadataServiceEndpoint")));
    }

    /** A name with what it stands for; null for nothing. */
    private record Named(String name, @Nullable String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The first of {@code names} that is set. */
    private Named variable(String... names) {
        return Arrays.stream(names)
                .map(name -> new Named(name, environment.variable(name)))
                .reduce(Readings::either)
                .orElseThrow();
    }

    private Named property(String name) {
        return new Named(name, environment.property(name));
    }

    private static Named either(Named first, Named second) {
        return first.value() == null && second.value() != null ? second : first;
    }

    private static Stream<Reading> keys(Named key, Named secret, Named token) {
        return key.value() == null || secret.value() == null
                ? Stream.empty()
                : Stream.of(new Reading(
                        SourceKind.KEYS,
                        key + " and " + secret,
                        Arrays.asList(key.value(), secret.value(), token.value()),
                        Set.of()));
    }

    private static Stream<Reading> webIdentity(Named tokenFile, Named role, SdkModule sts) {
        return tokenFile.value() == null || role.value() == null
                ? Stream.empty()
                : Stream.of(new Reading(
                        SourceKind.WEB_IDENTITY,
                        tokenFile + " and " + role,
                        Arrays.asList(tokenFile.value(), role.value()),
                        Set.of(sts)));
    }

    private static Stream<Reading> profile(ProfileReading profile, String name) {
        return profile.isEmpty()
                ? Stream.empty()
                : Stream.of(new Reading(
                        SourceKind.PROFILE,
                        "the profile [" + name + "] with " + profile.feature(),
                        profile.values(),
                        profile.modules()));
    }

    /**
     * The last of a chain.
     *
     * @param isDisabled the SDK's own property against the metadata of an instance
     * @param endpoint the SDK's own property for where they are
     */
    private Reading containerOrInstance(@Nullable String isDisabled, @Nullable String endpoint) {
        for (String name : List.of(RELATIVE_URI, FULL_URI)) {
            String value = environment.variable(name);
            if (value != null) {
                return new Reading(SourceKind.CONTAINER, name, List.of(value), Set.of());
            }
        }
        boolean isOff = "true".equalsIgnoreCase(isDisabled)
                || "true".equalsIgnoreCase(environment.variable("AWS_EC2_METADATA_DISABLED"));
        String at = endpoint == null ? environment.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") : endpoint;
        return new Reading(
                SourceKind.INSTANCE,
                "the metadata of the instance" + (at == null ? "" : " at " + at)
                        + (isOff ? ", which are disabled" : ""),
                Arrays.asList(isOff, at),
                Set.of());
    }
}
