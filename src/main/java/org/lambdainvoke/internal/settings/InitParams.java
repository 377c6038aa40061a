package org.lambdainvoke.internal.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters that a filter was given: its own init-params, and below them the context-params
 * {@code lambda-invoke.NAME} that filters of one web application share. A blank value counts as absent. Immutable.
 */
public final class InitParams {
    /** What a context-param's name starts with. */
    public static final String SHARED_PREFIX = "lambda-invoke.";

    private final Map<ParameterName, String> values;

    private InitParams(Map<ParameterName, String> values) {
        this.values = values;
    }

    /**
     * Reads names and placeholders.
     *
     * @param own the filter's init-params
     * @param context the web application's context-params; those without {@link #SHARED_PREFIX} are not looked at
     * @param faults takes unknown names and unresolved placeholders
     */
    public static InitParams read(Map<String, String> own, Map<String, String> context, Faults faults) {
        Map<ParameterName, String> values = new EnumMap<>(ParameterName.class);
        context.forEach((name, value) -> {
            if (name.startsWith(SHARED_PREFIX)) {
                put(values, name, name.substring(SHARED_PREFIX.length()), value, faults);
            }
        });
        own.forEach((name, value) -> put(values, name, name, value, faults));
        return new InitParams(values);
    }

    /** The value, never blank, with its placeholders replaced. */
    Optional<String> get(ParameterName name) {
        return Optional.ofNullable(values.get(name));
    }

    private static void put(
            Map<ParameterName, String> values, String written, String text, String value, Faults faults) {
        Optional<ParameterName> name = ParameterName.of(text);
        if (name.isEmpty()) {
            faults.addUnknown(written, NearestName.to(text).text());
            return;
        }
        if (value.isBlank()) {
            return;
        }
        faults.written(name.get(), written, value.strip());
        resolve(name.get(), value.strip(), faults).ifPresent(resolved -> values.put(name.get(), resolved));
    }

    private static Optional<String> resolve(ParameterName name, String value, Faults faults) {
        try {
            return Optional.of(Placeholders.replace(value));
        } catch (Placeholders.Unresolved e) {
            faults.add(name, value, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
