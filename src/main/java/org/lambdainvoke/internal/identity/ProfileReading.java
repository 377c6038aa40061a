package org.lambdainvoke.internal.identity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.settings.SdkModule;

/**
 * What an SDK makes of a profile. The order of the properties is that of each SDK: {@code ProfileCredentialsUtils} of
 * v2, {@code ProfilesConfigFile} of v1. Immutable; prints nothing of its values, which are secrets.
 */
final class ProfileReading {
    private static final List<String> OF_SSO =
            List.of("sso_role_name", "sso_account_id", "sso_region", "sso_start_url", "sso_session");
    private static final List<String> OF_ROLE = List.of("role_arn", "role_session_name", "external_id");
    private static final List<String> OF_KEYS =
            List.of("aws_access_key_id", "aws_secret_access_key", "aws_session_token");

    private final List<@Nullable String> values;
    private final String feature;
    private final Set<SdkModule> modules;

    private ProfileReading(List<@Nullable String> values, String feature, Set<SdkModule> modules) {
        this.values = values;
        this.feature = feature;
        this.modules = modules;
    }

    /** Equal where both SDKs read the same; empty where the profile leads to nothing. */
    List<@Nullable String> values() {
        return values;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The property that says what kind of source it is; empty for none. */
    String feature() {
        return feature;
    }

    /** What else than the SDK's core is needed. */
    Set<SdkModule> modules() {
        return modules;
    }

    private static ProfileReading nothing() {
        return new ProfileReading(List.of(), "", Set.of());
    }

    private static ProfileReading of(
            Map<String, String> profile, List<String> properties, String feature, SdkModule... modules) {
        List<@Nullable String> values = new ArrayList<>(properties);
        properties.forEach(property -> values.add(profile.get(property)));
        return new ProfileReading(values, feature, Set.of(modules));
    }

    /**
     * As the SDK v1 reads it: roles over a profile with keys, processes and keys.
     *
     * @param profiles the properties of a profile by its name; empty for none
     */
    static ProfileReading ofV1(Function<String, Map<String, String>> profiles, String name) {
        Map<String, String> profile = profiles.apply(name);
        if (profile.containsKey("role_arn")) {
            ProfileReading source = profile.containsKey("source_profile")
                    ? keys(profiles.apply(profile.get("source_profile")))
                    : nothing();
            return source.isEmpty() ? source : roleOver(source, profile, SdkModule.V1_STS);
        }
        return processOrKeys(profile);
    }

    private static ProfileReading processOrKeys(Map<String, String> profile) {
        return profile.containsKey("credential_process")
                ? of(profile, List.of("credential_process"), "credential_process")
                : keys(profile);
    }

    private static ProfileReading keys(Map<String, String> profile) {
        return profile.containsKey("aws_access_key_id") && profile.containsKey("aws_secret_access_key")
                ? of(profile, OF_KEYS, "aws_access_key_id")
                : nothing();
    }

    private static ProfileReading roleOver(ProfileReading source, Map<String, String> profile, SdkModule... modules) {
        ProfileReading role = of(profile, OF_ROLE, "role_arn with source_profile", modules);
        List<@Nullable String> values = new ArrayList<>(role.values);
        values.addAll(source.values);
        Set<SdkModule> all = EnumSet.copyOf(role.modules);
        all.addAll(source.modules);
        return new ProfileReading(values, role.feature, all);
    }

    /**
     * As the SDK v2 reads it.
     *
     * @param profiles the properties of a profile by its name; empty for none
     */
    static ProfileReading ofV2(Function<String, Map<String, String>> profiles, String name) {
        return ofV2(profiles, name, new HashSet<>());
    }

    private static ProfileReading ofV2(Function<String, Map<String, String>> profiles, String name, Set<String> seen) {
        Map<String, String> profile = profiles.apply(name);
        if (profile.containsKey("role_arn") && profile.containsKey("web_identity_token_file")) {
            return of(profile, OF_ROLE, "web_identity_token_file", SdkModule.V2_STS, SdkModule.V2_HTTP);
        }
        if (OF_SSO.stream().anyMatch(profile::containsKey)) {
            return profile.containsKey("sso_session")
                    ? of(profile, OF_SSO, "sso_session", SdkModule.V2_SSO, SdkModule.V2_SSOOIDC, SdkModule.V2_HTTP)
                    : of(profile, OF_SSO, "sso_start_url", SdkModule.V2_SSO, SdkModule.V2_HTTP);
        }
        if (profile.containsKey("role_arn")) {
            if (profile.containsKey("source_profile") && profile.containsKey("credential_source")) {
                return nothing();
            } else if (profile.containsKey("source_profile")) {
                return ofSourceProfile(profiles, profile, name, seen);
            } else if (profile.containsKey("credential_source")) {
                return of(profile, OF_ROLE, "credential_source", SdkModule.V2_STS, SdkModule.V2_HTTP);
            }
        }
        return profile.containsKey("login_session")
                ? of(profile, List.of("login_session"), "login_session", SdkModule.V2_SIGNIN, SdkModule.V2_HTTP)
                : processOrKeys(profile);
    }

    private static ProfileReading ofSourceProfile(
            Function<String, Map<String, String>> profiles,
            Map<String, String> profile,
            String name,
            Set<String> seen) {
        String source = Objects.requireNonNull(profile.get("source_profile"));
        // A circle leads to nothing; for this SDK, so does a profile that is its own source.
        ProfileReading own = seen.add(name) && !seen.contains(source) ? ofV2(profiles, source, seen) : nothing();
        return own.isEmpty() ? own : roleOver(own, profile, SdkModule.V2_STS, SdkModule.V2_HTTP);
    }

    @Override
    public String toString() {
        return feature;
    }
}
