package org.lambdainvoke.internal.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters that are written as text: names, placeholders, values. A blank value counts as absent. What can't be
 * read becomes a fault; whether a value that was read makes sense is for {@link SettingValues#check} to say.
 */
public final class WrittenParameters {
    /** What a context-param's name starts with. */
    public static final String SHARED_PREFIX = "lambda-invoke.";

    private final ParameterTable table;
    private final Faults faults;

    /** Never blank, with their placeholders replaced. */
    private final Map<Parameter<?>, String> texts = new HashMap<>();

    /**
     * A reader.
     *
     * @param table the names that are known
     * @param faults takes unknown names, and what can't be read
     */
    public WrittenParameters(ParameterTable table, Faults faults) {
        this.table = table;
        this.faults = faults;
    }

    /**
     * Reads init-params, and below them the context-params {@code lambda-invoke.NAME} that filters of one web
     * application share. Times are whole numbers of milliseconds.
     *
     * @param own the filter's init-params
     * @param context the web application's context-params; those without {@link #SHARED_PREFIX} are not looked at
     * @param values takes what was read
     */
    public void read(Map<String, String> own, Map<String, String> context, SettingValues values) {
        context.forEach((name, value) -> {
            if (name.startsWith(SHARED_PREFIX)) {
                take(name, name.substring(SHARED_PREFIX.length()), value);
            }
        });
        own.forEach((name, value) -> take(name, name, value));
        texts.forEach((parameter, text) -> set(parameter, text, false, values));
    }

    /**
     * Reads a program's parameters. A time may have its unit after the number.
     *
     * @param values takes what was read
     */
    public void read(Map<String, String> own, SettingValues values) {
        own.forEach((name, value) -> take(name, name, value));
        texts.forEach((parameter, text) -> set(parameter, text, true, values));
    }

    private void take(String written, String name, @Nullable String value) {
        Optional<Parameter<?>> parameter = table.named(name);
        if (parameter.isEmpty()) {
            faults.addUnknown(written, table.nearest(name));
        } else if (value != null && !value.isBlank()) {
            take(parameter.get(), written, parameter.get().isVerbatim() ? value : value.strip());
        }
    }

    private void take(Parameter<?> parameter, String written, String value) {
        faults.written(parameter, written, value);
        try {
            texts.put(parameter, parameter.isVerbatim() ? value : Placeholders.replace(value));
        } catch (Placeholders.Unresolved e) {
            faults.addText(parameter, value, String.valueOf(e.getMessage()));
        }
    }

    private <T> void set(Parameter<T> parameter, String text, boolean mayHaveUnit, SettingValues values) {
        ParameterType<T> type = parameter.type();
        Optional<T> value = mayHaveUnit ? type.readWithUnit(text) : type.read(text);
        if (value.isPresent()) {
            values.set(parameter, value.get());
        } else {
            faults.addText(parameter, text, mayHaveUnit ? type.hintWithUnit(text) : type.hint(text));
        }
    }
}
