package org.lambdainvoke.internal.environment;

import org.jspecify.annotations.Nullable;

/** Which kind of endpoint is wanted, as the SDK v2 finds it: system property, variable, profile. */
public final class EndpointSettings {
    private EndpointSettings() {}

    /**
     * Whether the endpoint has to have an IPv6 address, too: {@code aws.useDualstackEndpoint},
     * {@code AWS_USE_DUALSTACK_ENDPOINT}, {@code use_dualstack_endpoint} of the profile.
     *
     * @return null where nobody says
     * @throws IllegalArgumentException if the value is neither true nor false; the message says where it stands
     */
    public static @Nullable ConfiguredFlag dualStack(Environment environment, Profile profile) {
        return Setting.DUAL_STACK.flag(environment, profile);
    }

    /**
     * Whether the endpoint has to be validated by FIPS 140: {@code aws.useFipsEndpoint},
     * {@code AWS_USE_FIPS_ENDPOINT}, {@code use_fips_endpoint} of the profile.
     *
     * @return null where nobody says
     * @throws IllegalArgumentException if the value is neither true nor false; the message says where it stands
     */
    public static @Nullable ConfiguredFlag fips(Environment environment, Profile profile) {
        return Setting.FIPS.flag(environment, profile);
    }
}
