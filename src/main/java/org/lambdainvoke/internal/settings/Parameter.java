package org.lambdainvoke.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * A parameter: all that there is to say of it, in one constant. Two are equal only when they are the same. Immutable.
 *
 * @param <T> its values
 */
public final class Parameter<T> {
    private final String name;
    private final ParameterType<T> type;
    private final boolean isSecret;
    private final boolean isVerbatim;
    private final @Nullable T fallback;
    private final String absence;

    private Parameter(
            String name,
            ParameterType<T> type,
            boolean isSecret,
            boolean isVerbatim,
            @Nullable T fallback,
            String absence) {
        this.name = name;
        this.type = type;
        this.isSecret = isSecret;
        this.isVerbatim = isVerbatim;
        this.fallback = fallback;
        this.absence = absence;
    }

    /** A parameter that has no value unless one is set. */
    public static <T> Parameter<T> of(String name, ParameterType<T> type) {
        return new Parameter<>(name, type, false, false, null, "none");
    }

    /** The same parameter, whose values must never be printed. */
    public Parameter<T> secret() {
        return new Parameter<>(name, type, true, isVerbatim, fallback, absence);
    }

    /** The same parameter, whose values are a language of their own: placeholders in them are replaced later. */
    public Parameter<T> verbatim() {
        return new Parameter<>(name, type, isSecret, true, fallback, absence);
    }

    /** The same parameter with a default. */
    public Parameter<T> otherwise(T value) {
        return new Parameter<>(name, type, isSecret, isVerbatim, value, "`" + type.written(value) + "`");
    }

    /**
     * The same parameter, of which words say what holds when it is not set.
     *
     * @param what as the README's table has it
     */
    public Parameter<T> otherwiseAs(String what) {
        return new Parameter<>(name, type, isSecret, isVerbatim, fallback, what);
    }

    /** As written in an init-param, and in Kong where Kong has it. */
    public String name() {
        return name;
    }

    /** What its values are. */
    public ParameterType<T> type() {
        return type;
    }

    /** Whether its values must never be printed. */
    public boolean isSecret() {
        return isSecret;
    }

    /** Whether a value is taken as it is written, with its placeholders. */
    boolean isVerbatim() {
        return isVerbatim;
    }

    /** The default; null when there is none. */
    public @Nullable T fallback() {
        return fallback;
    }

    /** What holds when it is not set, as the README's table has it. */
    public String absence() {
        return absence;
    }

    @Override
    public String toString() {
        return name;
    }
}
