package org.lambdainvoke.internal.environment;

import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables and system properties, as they were when this was made. A value is trimmed, and a blank one is
 * absent. Immutable. There are secrets among the values, so no text of this object shows any.
 */
public final class Environment {
    private final Function<String, @Nullable String> variables;
    private final Map<String, String> properties;

    private Environment(Function<String, @Nullable String> variables, Map<String, String> properties) {
        this.variables = variables;
        this.properties = Map.copyOf(properties);
    }

    /** That of this process. Variables of a process never change; properties are those of this moment. */
    public static Environment ofProcess() {
        Properties properties = System.getProperties();
        // Windows does not tell variables apart by case; the method for one name knows that, the map of all does not
        return new Environment(
                System::getenv,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, ""))));
    }

    /**
     * One of these values and no others.
     *
     * @param variables by name, in the case that they are asked for
     * @param properties by name
     */
    public static Environment of(Map<String, String> variables, Map<String, String> properties) {
        return new Environment(Map.copyOf(variables)::get, properties);
    }

    /** The environment variable {@code name}, or null where it is absent or blank. */
    public @Nullable String variable(String name) {
        return told(variables.apply(name));
    }

    /** The system property {@code name}, or null where it is absent or blank. */
    public @Nullable String property(String name) {
        return told(properties.get(name));
    }

    private static @Nullable String told(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
