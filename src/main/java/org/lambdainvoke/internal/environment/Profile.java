package org.lambdainvoke.internal.environment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile, or another section, of the AWS profile files. Names count with their case, as for the SDK v2. A property
 * whose value is lines of their own has, beside its text, each of them as {@code property.name}: that of
 * {@code endpoint_url} below {@code lambda =} is {@code lambda.endpoint_url}. Immutable. There are secrets among the
 * values, so the text of a profile shows names only.
 *
 * @param name as it stands in the brackets, without {@code profile}
 * @param properties the values by name, trimmed; may be empty texts
 */
public record Profile(String name, Map<String, String> properties) {
    public Profile {
        properties = Map.copyOf(properties);
    }

    /** The value of {@code property}, or null where it is absent or empty. */
    public @Nullable String property(String property) {
        String value = properties.get(property);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The value of {@code nested} among the lines of {@code property}, or null where it is absent or empty. */
    public @Nullable String property(String property, String nested) {
        return property(property + "." + nested);
    }

    @Override
    public String toString() {
        return "Profile[name=" + name + ", properties=" + properties.keySet() + "]";
    }
}
