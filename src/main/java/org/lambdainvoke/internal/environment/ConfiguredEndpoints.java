package org.lambdainvoke.internal.environment;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints that are set outside of this application: "Service-specific endpoints" in the AWS SDKs and Tools Reference
 * Guide, in the order of the SDK v2 ({@code AwsClientEndpointProvider}).
 */
public final class ConfiguredEndpoints {
    private static final String KEY = "endpoint_url";

    private ConfiguredEndpoints() {}

    /**
     * The endpoint that is set for a service: by the system properties {@code aws.endpointUrlLambda} and
     * {@code aws.endpointUrl}, the variables {@code AWS_ENDPOINT_URL_LAMBDA} and {@code AWS_ENDPOINT_URL}, the section
     * {@code [services NAME]} whose name the profile has, or the profile itself, in this order.
     *
     * @param service its key in the profile files, of one word: {@code lambda} or {@code sts}
     * @param files where such sections are
     * @param profile the one in use, merged of both files
     * @return null where none is set, or {@code ignore_configured_endpoint_urls} is true, by property, variable or
     *     profile
     * @throws IllegalArgumentException if that is neither true nor false; the message says where it stands
     */
    public static @Nullable ConfiguredEndpoint of(
            String service, Environment environment, ProfileFiles files, Profile profile) {
        ConfiguredFlag ignored = Setting.IGNORE_ENDPOINTS.flag(environment, profile);
        if (ignored != null && ignored.isOn()) {
            return null;
        }
        String capital = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
        return Stream.<Supplier<@Nullable ConfiguredEndpoint>>of(
                        () -> inProperty("aws.endpointUrl" + capital, environment),
                        () -> inProperty("aws.endpointUrl", environment),
                        () -> inVariable("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), environment),
                        () -> inVariable("AWS_ENDPOINT_URL", environment),
                        () -> inServices(service, files, profile),
                        () -> inProfile(profile.property(service, KEY), profile),
                        () -> inProfile(profile.property(KEY), profile))
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ConfiguredEndpoint inProperty(String name, Environment environment) {
        return from(environment.property(name), Sources.property(name));
    }

    private static @Nullable ConfiguredEndpoint inVariable(String name, Environment environment) {
        return from(environment.variable(name), name);
    }

    private static @Nullable ConfiguredEndpoint inServices(String service, ProfileFiles files, Profile profile) {
        String section = profile.property("services");
        return section == null
                ? null
                : from(
                        files.service(section, service, KEY),
                        "the section services " + section + " of " + Sources.profile(profile));
    }

    private static @Nullable ConfiguredEndpoint inProfile(@Nullable String url, Profile profile) {
        return from(url, Sources.profile(profile));
    }

    private static @Nullable ConfiguredEndpoint from(@Nullable String url, String source) {
        return url == null ? null : new ConfiguredEndpoint(url, source);
    }
}
