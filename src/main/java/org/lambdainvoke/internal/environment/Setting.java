package org.lambdainvoke.internal.environment;

import org.jspecify.annotations.Nullable;

/**
 * One thing that can be said in three places: as a system property, else as a variable, else in the profile.
 *
 * @param property the system property
 * @param variable the environment variable
 * @param inProfile the property of the profile
 */
record Setting(String property, String variable, String inProfile) {
    static final Setting DUAL_STACK =
            new Setting("aws.useDualstackEndpoint", "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
    static final Setting FIPS = new Setting("aws.useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
    static final Setting IGNORE_ENDPOINTS = new Setting(
            "aws.ignoreConfiguredEndpointUrls",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls");

    /**
     * What is said, or null where nothing is.
     *
     * @throws IllegalArgumentException if it is neither true nor false, in whatever case; the message says where
     */
    @Nullable
    ConfiguredFlag flag(Environment environment, Profile profile) {
        String said = environment.property(property);
        if (said != null) {
            return flag(said, Sources.property(property), "");
        }
        said = environment.variable(variable);
        if (said != null) {
            return flag(said, variable, "");
        }
        said = profile.property(inProfile);
        return said == null ? null : flag(said, Sources.profile(profile), inProfile + " in ");
    }

    private static ConfiguredFlag flag(String said, String source, String name) {
        if (said.equalsIgnoreCase("true")) {
            return new ConfiguredFlag(true, source);
        }
        if (said.equalsIgnoreCase("false")) {
            return new ConfiguredFlag(false, source);
        }
        throw new IllegalArgumentException(name + source + " is '" + said + "', and has to be true or false");
    }
}
