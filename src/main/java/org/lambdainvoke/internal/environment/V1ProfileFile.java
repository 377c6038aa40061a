package org.lambdainvoke.internal.environment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one file in which the SDK v1 looks for the credentials of a profile ({@code AwsProfileFileLocationProvider}):
 * that of {@code AWS_CREDENTIAL_PROFILES_FILE}, else {@code .aws/credentials}, else {@code .aws/config}, both below
 * {@code user.home}. Read as its {@code AbstractProfilesConfigFileScanner} does, which has no nested lines. Immutable.
 */
public final class V1ProfileFile {
    private static final String VARIABLE = "AWS_CREDENTIAL_PROFILES_FILE";

    private final Map<String, Map<String, String>> sections;

    private V1ProfileFile(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    /** The file as it is now; an empty one where there is none, or none that the SDK takes. */
    public static V1ProfileFile of(Environment environment) {
        String location = location(environment);
        try {
            return new V1ProfileFile(
                    location == null
                            ? Map.of()
                            : sections(new String(Files.readAllBytes(Path.of(location)), StandardCharsets.UTF_8)));
        } catch (IOException | InvalidPathException | MalformedProfileFileException e) {
            return new V1ProfileFile(Map.of());
        }
    }

    private static @Nullable String location(Environment environment) {
        String told = environment.variable(VARIABLE);
        String home = environment.property("user.home");
        if (told != null || home == null) {
            return told;
        }
        return Stream.of("credentials", "config")
                .map(name -> home + File.separator + ".aws" + File.separator + name)
                .filter(path -> new File(path).isFile())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Map<String, String>> sections(String text) throws MalformedProfileFileException {
        Map<String, Map<String, String>> sections = new HashMap<>();
        Map<String, String> current = null;
        int number = 0;
        for (String line : text.lines().map(String::trim).toList()) {
            number++;
            if (line.startsWith("[") && line.endsWith("]")) {
                current = new HashMap<>();
                sections.put(line.substring(1, line.length() - 1).trim(), current);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                if (equals < 0 || current == null) {
                    throw new MalformedProfileFileException(number, "is no property of a profile");
                }
                current.put(
                        line.substring(0, equals).trim(),
                        line.substring(equals + 1).trim());
            }
        }
        return sections;
    }

    /** The properties of a profile by their names; empty where there is none. */
    public Map<String, String> properties(String name) {
        Map<String, String> plain = sections.get(name);
        return plain == null ? sections.getOrDefault("profile " + name, Map.of()) : plain;
    }
}
