package org.lambdainvoke.internal.environment;

import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one file in which the SDK v1 looks for the credentials of a profile ({@code AwsProfileFileLocationProvider}):
 * that of {@code AWS_CREDENTIAL_PROFILES_FILE}, else {@code .aws/credentials}, else {@code .aws/config}, both below
 * {@code user.home}. Whichever it is, {@code [NAME]} and {@code [profile NAME]} mean the same in it. Immutable.
 */
public final class V1ProfileFile {
    private static final String VARIABLE = "AWS_CREDENTIAL_PROFILES_FILE";

    private final ProfileFile plain;
    private final ProfileFile prefixed;

    private V1ProfileFile(@Nullable String location) {
        this.plain = ProfileFile.read(location, ProfileFileKind.CREDENTIALS);
        this.prefixed = ProfileFile.read(location, ProfileFileKind.CONFIG);
    }

    /** The file as it is now; an empty one where there is none. */
    public static V1ProfileFile of(Environment environment) {
        String told = environment.variable(VARIABLE);
        String home = environment.property("user.home");
        if (told != null || home == null) {
            return new V1ProfileFile(told);
        }
        return new V1ProfileFile(Stream.of("credentials", "config")
                .map(name -> home + File.separator + ".aws" + File.separator + name)
                .filter(path -> new File(path).isFile())
                .findFirst()
                .orElse(null));
    }

    /** The properties of a profile by their names; empty where there is none. */
    public Map<String, String> properties(String name) {
        Map<String, String> properties = new HashMap<>();
        for (ProfileFile file : List.of(prefixed, plain)) {
            Profile profile = file.sections().profiles().get(name);
            if (profile != null) {
                properties.putAll(profile.properties());
            }
        }
        return properties;
    }
}
