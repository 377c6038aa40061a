package org.lambdainvoke.internal.settings;

import java.util.List;
import java.util.Optional;

/**
 * True or false.
 *
 * @param condition when true is accepted, as the end of a sentence; empty for always
 */
public record FlagType(String condition) implements ParameterType<Boolean> {
    @Override
    public Optional<Boolean> read(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean accepts(Boolean value) {
        return true;
    }

    @Override
    public String accepted() {
        return condition.isEmpty() ? "true or false" : "true or false; " + condition;
    }

    @Override
    public List<String> documented() {
        return List.of("true", "false");
    }
}
