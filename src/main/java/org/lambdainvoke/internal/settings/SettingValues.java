package org.lambdainvoke.internal.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values that were set, by parameter; of the others, the defaults. Not thread-safe. */
public final class SettingValues {
    private final ParameterTable table;
    private final Map<Parameter<?>, Object> values;

    /** No value is set of the parameters in {@code table}. */
    public SettingValues(ParameterTable table) {
        this(table, new HashMap<>());
    }

    private SettingValues(ParameterTable table, Map<Parameter<?>, Object> values) {
        this.table = table;
        this.values = values;
    }

    /** The same values, which change no more when these do. */
    public SettingValues copy() {
        return new SettingValues(table, new HashMap<>(values));
    }

    /** Sets a value in place of the one before. */
    public <T> void set(Parameter<T> parameter, T value) {
        values.put(parameter, Objects.requireNonNull(value, parameter.name()));
    }

    /** Whether a value was set. */
    public boolean isSet(Parameter<?> parameter) {
        return values.containsKey(parameter);
    }

    /** The value, otherwise the default; null when there is neither. */
    public <T> @Nullable T find(Parameter<T> parameter) {
        // Only set() puts values in, with the type of their parameter.
        @SuppressWarnings("unchecked")
        T value = (T) values.get(parameter);
        return value == null ? parameter.fallback() : value;
    }

    /** The value, otherwise the default, which there is. */
    public <T> T get(Parameter<T> parameter) {
        return Objects.requireNonNull(find(parameter), parameter.name());
    }

    /** The parameters of a scope that were set. */
    public List<Parameter<?>> set(ParameterTable.Scope scope) {
        return table.all(scope).stream().filter(this::isSet).toList();
    }

    /** Every value of a scope, null for those that have none. Equal for equal settings. */
    public List<@Nullable Object> key(ParameterTable.Scope scope) {
        List<@Nullable Object> key = new ArrayList<>();
        for (Parameter<?> parameter : table.all(scope)) {
            key.add(key(parameter));
        }
        return key;
    }

    private <T> @Nullable Object key(Parameter<T> parameter) {
        T value = find(parameter);
        return value == null ? null : parameter.type().key(value);
    }

    /** Notes each value that makes no sense by itself. */
    public void check(Faults faults) {
        table.all().forEach(parameter -> check(parameter, faults));
    }

    /** Notes a value that makes no sense by itself. */
    public <T> void check(Parameter<T> parameter, Faults faults) {
        T value = find(parameter);
        if (value != null && !parameter.type().accepts(value)) {
            faults.add(parameter, value);
        }
    }
}
