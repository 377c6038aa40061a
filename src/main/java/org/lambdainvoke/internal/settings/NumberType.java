package org.lambdainvoke.internal.settings;

import java.util.List;
import java.util.Optional;

/**
 * Whole numbers.
 *
 * @param min the least
 * @param max the greatest
 * @param unit what is counted
 */
public record NumberType(int min, int max, String unit) implements ParameterType<Integer> {
    @Override
    public Optional<Integer> read(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean accepts(Integer value) {
        return value >= min && value <= max;
    }

    @Override
    public String accepted() {
        return "a whole number from " + min + " to " + max + " (" + unit + ")";
    }

    @Override
    public List<String> documented() {
        return List.of(min + " to " + max);
    }
}
