package org.lambdainvoke.internal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of a few values.
 *
 * @param <T> the values
 * @param choices all of them
 * @param spelling how one is written; case counts
 */
public record ChoiceType<T>(List<T> choices, Function<T, String> spelling) implements ParameterType<T> {
    /** All of {@code choices}. */
    public static <T> ChoiceType<T> of(T[] choices, Function<T, String> spelling) {
        return new ChoiceType<>(List.copyOf(Arrays.asList(choices)), spelling);
    }

    @Override
    public Optional<T> read(String text) {
        return choices.stream()
                .filter(choice -> spelling.apply(choice).equals(text))
                .findFirst();
    }

    @Override
    public boolean accepts(T value) {
        return true;
    }

    @Override
    public String accepted() {
        List<String> texts = documented();
        int last = texts.size() - 1;
        return String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    @Override
    public String hint(String text) {
        return documented().stream()
                .filter(text::equalsIgnoreCase)
                .map(right -> "it is spelled [" + right + "]")
                .findFirst()
                .orElse("");
    }

    @Override
    public String written(T value) {
        return spelling.apply(value);
    }

    @Override
    public List<String> documented() {
        return choices.stream().map(spelling).toList();
    }
}
