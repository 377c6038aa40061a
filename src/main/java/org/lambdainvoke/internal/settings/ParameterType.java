package org.lambdainvoke.internal.settings;

import java.util.List;
import java.util.Optional;

/**
 * How the values of a parameter are written, and which of them make sense. Immutable.
 *
 * @param <T> the values
 */
public interface ParameterType<T> {
    /**
     * Reads a value.
     *
     * @param text never blank
     * @return empty when it can't be read; whether what was read makes sense is for {@link #accepts} to say
     */
    Optional<T> read(String text);

    /** As {@link #read}, where a unit may follow a number. */
    default Optional<T> readWithUnit(String text) {
        return read(text);
    }

    /** Whether {@code value} makes sense by itself. */
    boolean accepts(T value);

    /** What is accepted, as the end of a sentence. */
    String accepted();

    /** What helps whoever has written {@code text}, which can't be read; empty for nothing more. */
    default String hint(String text) {
        return "";
    }

    /** As {@link #hint}, where a unit may follow a number. */
    default String hintWithUnit(String text) {
        return hint(text);
    }

    /** What filters must have alike that have this value alike. */
    default Object key(T value) {
        return value;
    }

    /** A value as it is written in an init-param. */
    default String written(T value) {
        return value.toString();
    }

    /** What a fault may show of a value: less where a part of it may be a secret. */
    default String shown(T value) {
        return written(value);
    }

    /** What the README has to say of the values: each of a few, or the range of a number. */
    default List<String> documented() {
        return List.of();
    }
}
