package org.lambdainvoke.internal.environment;

import org.jspecify.annotations.Nullable;

/** Which profile is used, or {@code default}. The two SDKs ask variable and property in opposite order. */
public final class ProfileNames {
    private static final String DEFAULT = "default";

    private ProfileNames() {}

    /** The profile of the SDK v1: {@code AWS_PROFILE}, then {@code aws.profile} (its {@code AwsProfileNameLoader}). */
    public static String forV1(Environment environment) {
        return first(variable(environment), property(environment));
    }

    /** The profile of the SDK v2: {@code aws.profile}, then {@code AWS_PROFILE} (its {@code SystemSetting}). */
    public static String forV2(Environment environment) {
        return first(property(environment), variable(environment));
    }

    private static @Nullable String variable(Environment environment) {
        return environment.variable("AWS_PROFILE");
    }

    private static @Nullable String property(Environment environment) {
        return environment.property("aws.profile");
    }

    private static String first(@Nullable String one, @Nullable String other) {
        if (one != null) {
            return one;
        }
        return other == null ? DEFAULT : other;
    }
}
