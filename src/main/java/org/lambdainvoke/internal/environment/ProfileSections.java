package org.lambdainvoke.internal.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a profile file, by what they are called and then by name. Immutable.
 *
 * @param profiles the profiles
 * @param services the sections {@code [services NAME]}
 * @param ssoSessions the sections {@code [sso-session NAME]}
 */
record ProfileSections(Map<String, Profile> profiles, Map<String, Profile> services, Map<String, Profile> ssoSessions) {
    static final ProfileSections NONE = new ProfileSections(Map.of(), Map.of(), Map.of());

    ProfileSections {
        profiles = Map.copyOf(profiles);
        services = Map.copyOf(services);
        ssoSessions = Map.copyOf(ssoSessions);
    }

    /** The profile of this name with the properties of both, of which those of {@code stronger} win. */
    static Profile merged(String name, @Nullable Profile stronger, @Nullable Profile weaker) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (weaker != null) {
            properties.putAll(weaker.properties());
        }
        if (stronger != null) {
            properties.putAll(stronger.properties());
        }
        return new Profile(name, properties);
    }
}
