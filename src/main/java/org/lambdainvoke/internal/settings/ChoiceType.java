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
    /**
     * One of some values, most often of an enum.
     *
     * @param choices all of them, in the order in which a fault names them
     * @param spelling how one is written; case counts
     */
    public static <T> ChoiceType<T> of(T[] choices, Function<T, String> spelling) {
        return new ChoiceType<>(List.copyOf(Arrays.asList(choices)), spelling);
    }

    @Override
    public Optional<T> read(String text) {
        return choices.stream()
                .filter(choice -> spelling.apply(choice).equals(text))
                .findFirst();
    }

    /** Two texts or more, as the end of a sentence. */
    public static String anyOf(List<String> texts) {
        int last = texts.size() - 1;
        return String.join(", ", texts.subList(0, last)) + " or " + texts.get(last);
    }

    @Override
    public boolean accepts(T value) {
        return true;
    }

    @Override
    public String accepted() {
        return anyOf(documented());
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
