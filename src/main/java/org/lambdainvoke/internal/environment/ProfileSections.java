package org.lambdainvoke.internal.environment;

import java.util.Map;

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
}
