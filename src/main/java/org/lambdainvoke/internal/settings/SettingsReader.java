package org.lambdainvoke.internal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Turns the texts of init-params into typed values. What is absent is left alone, what can't be read becomes a fault;
 * whether a value that was read makes sense is for its receiver to say. Not thread-safe.
 */
public final class SettingsReader {
    private final InitParams params;
    private final Faults faults;

    /** A reader of {@code params} that notes in {@code faults} what it can't read. */
    public SettingsReader(InitParams params, Faults faults) {
        this.params = params;
        this.faults = faults;
    }

    /** Hands a text on as it is. */
    public void text(ParameterName name, Consumer<String> receiver) {
        params.get(name).ifPresent(receiver);
    }

    /** Hands the elements of a comma list on. */
    public void list(ParameterName name, Consumer<List<String>> receiver) {
        text(
                name,
                text -> receiver.accept(
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList()));
    }

    /** Hands a whole number on. */
    public void integer(ParameterName name, IntConsumer receiver) {
        params.get(name).ifPresent(text -> {
            try {
                receiver.accept(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                faults.add(name, text);
            }
        });
    }

    /** Hands {@code true} or {@code false} on. */
    public void flag(ParameterName name, Consumer<Boolean> receiver) {
        params.get(name).ifPresent(text -> {
            switch (text) {
                case "true" -> receiver.accept(true);
                case "false" -> receiver.accept(false);
                default -> faults.add(name, text);
            }
        });
    }

    /**
     * Hands one of {@code choices} on.
     *
     * @param spelling how a choice is written; case counts
     */
    public <T> void choice(ParameterName name, T[] choices, Function<T, String> spelling, Consumer<T> receiver) {
        params.get(name)
                .ifPresent(text -> Arrays.stream(choices)
                        .filter(choice -> spelling.apply(choice).equals(text))
                        .findFirst()
                        .ifPresentOrElse(receiver, () -> faults.add(name, text, spelled(text, choices, spelling))));
    }

    private static <T> String spelled(String text, T[] choices, Function<T, String> spelling) {
        return Arrays.stream(choices)
                .map(spelling)
                .filter(text::equalsIgnoreCase)
                .map(right -> "it is spelled [" + right + "]")
                .collect(Collectors.joining());
    }
}
