package org.lambdainvoke.internal.environment;

import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the two files are, as the SDK v2 has it: property, variable, and then {@code .aws} in the home directory. A
 * blank one is absent here, while the SDK takes it for a file that is not there.
 */
final class ProfileFileLocations {
    private ProfileFileLocations() {}

    /** The path of the config file, or null where the home directory is not known. */
    static @Nullable String ofConfig(Environment environment) {
        return location(environment, "aws.configFile", "AWS_CONFIG_FILE", "config");
    }

    /** The path of the credentials file, or null where the home directory is not known. */
    static @Nullable String ofCredentials(Environment environment) {
        return location(environment, "aws.sharedCredentialsFile", "AWS_SHARED_CREDENTIALS_FILE", "credentials");
    }

    private static @Nullable String location(Environment environment, String property, String variable, String name) {
        String told = environment.property(property);
        if (told == null) {
            told = environment.variable(variable);
        }
        if (told == null) {
            return inHome(environment, File.separator + ".aws" + File.separator + name);
        }
        return told.startsWith("~/") || told.startsWith("~" + File.separator)
                ? inHome(environment, told.substring(1))
                : told;
    }

    private static @Nullable String inHome(Environment environment, String rest) {
        String home = home(environment);
        return home == null ? null : home + rest;
    }

    private static @Nullable String home(Environment environment) {
        String home = environment.variable("HOME");
        if (home == null && isWindows(environment)) {
            home = homeOnWindows(environment);
        }
        return home == null ? environment.property("user.home") : home;
    }

    private static @Nullable String homeOnWindows(Environment environment) {
        String profile = environment.variable("USERPROFILE");
        if (profile != null) {
            return profile;
        }
        String drive = environment.variable("HOMEDRIVE");
        String path = environment.variable("HOMEPATH");
        return drive == null || path == null ? null : drive + path;
    }

    private static boolean isWindows(Environment environment) {
        String system = environment.property("os.name");
        return system != null && system.toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
