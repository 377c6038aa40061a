package org.lambdainvoke.internal.environment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two AWS profile files, read once, at the places and with the syntax of the SDK v2 ("Shared config and
 * credentials files" in the AWS SDKs and Tools Reference Guide). A file that is missing or can't be read is an empty
 * one. Immutable.
 *
 * <p>The SDK v1 goes by {@code user.home} alone, and finds its credentials file by
 * {@code AWS_CREDENTIAL_PROFILES_FILE}; what it would read may thus be another file.
 */
public final class ProfileFiles {
    private final ProfileFile config;
    private final ProfileFile credentials;

    private ProfileFiles(ProfileFile config, ProfileFile credentials) {
        this.config = config;
        this.credentials = credentials;
    }

    /** The files that {@code environment} names, as they are now. */
    public static ProfileFiles of(Environment environment) {
        return new ProfileFiles(
                ProfileFile.read(ProfileFileLocations.ofConfig(environment), ProfileFileKind.CONFIG),
                ProfileFile.read(ProfileFileLocations.ofCredentials(environment), ProfileFileKind.CREDENTIALS));
    }

    /**
     * The profile {@code name} of both files, where the credentials file wins property by property. One that neither
     * has is empty.
     */
    public Profile profile(String name) {
        Map<String, String> properties = new HashMap<>();
        for (Profile part : Arrays.asList(inConfig(name), inCredentials(name))) {
            if (part != null) {
                properties.putAll(part.properties());
            }
        }
        return new Profile(name, properties);
    }

    /** The profile {@code name} as the config file alone has it, or null. */
    private @Nullable Profile inConfig(String name) {
        return config.sections().profiles().get(name);
    }

    /** The profile {@code name} as the credentials file alone has it, or null. */
    private @Nullable Profile inCredentials(String name) {
        return credentials.sections().profiles().get(name);
    }

    /** Why the config file can't be read, for people and without secrets; null where it can or is missing. */
    public @Nullable String configFault() {
        return config.fault();
    }

    /** Why the credentials file can't be read, for people and without secrets; null where it can or is missing. */
    public @Nullable String credentialsFault() {
        return credentials.fault();
    }

    /**
     * What the section {@code [services name]} of the config file says about a service.
     *
     * @param name of the section, as a profile has it
     * @param service as the files write it, such as {@code lambda}
     * @param key such as {@code endpoint_url}
     * @return null where it says nothing
     */
    public @Nullable String service(String name, String service, String key) {
        Profile section = config.sections().services().get(name);
        return section == null ? null : section.property(service, key);
    }
}
