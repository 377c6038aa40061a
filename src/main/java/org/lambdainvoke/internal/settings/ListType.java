package org.lambdainvoke.internal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Texts with commas between them.
 *
 * @param accepted what is accepted, as the end of a sentence
 * @param sense whether all of them together make sense
 */
public record ListType(String accepted, Predicate<List<String>> sense) implements ParameterType<List<String>> {
    @Override
    public Optional<List<String>> read(String text) {
        return Optional.of(Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    @Override
    public boolean accepts(List<String> value) {
        return sense.test(value);
    }

    @Override
    public String written(List<String> value) {
        return String.join(", ", value);
    }
}
