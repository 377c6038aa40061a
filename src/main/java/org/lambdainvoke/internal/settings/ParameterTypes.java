package org.lambdainvoke.internal.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The simple types of parameters. */
public final class ParameterTypes {
    private ParameterTypes() {}

    /** Any text, of which more is asked beside others only. */
    public static ParameterType<String> text(String accepted) {
        return new Text(accepted, text -> true);
    }

    /** Text of some form. */
    public static ParameterType<String> text(String accepted, Predicate<String> form) {
        return new Text(accepted, form);
    }

    /** Text that all of {@code form} matches. */
    public static ParameterType<String> matching(String accepted, String form) {
        return new Text(accepted, Pattern.compile(form).asMatchPredicate());
    }

    /** What goes into a header or a key: no blank, no control character and nothing beyond ASCII. */
    public static ParameterType<String> printable(String accepted) {
        return matching(accepted, "[!-~]+");
    }

    /** Texts with commas between them, of which all together make sense or do not. */
    public static ParameterType<List<String>> list(String accepted, Predicate<List<String>> sense) {
        return new Texts(accepted, sense);
    }

    /** Whole numbers of {@code unit}. */
    public static ParameterType<Integer> number(int min, int max, String unit) {
        return new WholeNumber(min, max, unit);
    }

    /** True or false. */
    public static ParameterType<Boolean> flag() {
        return new Flag("true or false");
    }

    /** True or false, and true only under a condition, which is the end of a sentence. */
    public static ParameterType<Boolean> flag(String condition) {
        return new Flag("true or false; " + condition);
    }

    private record Text(String accepted, Predicate<String> form) implements ParameterType<String> {
        @Override
        public Optional<String> read(String text) {
            return Optional.of(text);
        }

        @Override
        public boolean accepts(String value) {
            return form.test(value);
        }
    }

    private record Texts(String accepted, Predicate<List<String>> sense) implements ParameterType<List<String>> {
        @Override
        public Optional<List<String>> read(String text) {
            return Optional.of(
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList());
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

    private record WholeNumber(int min, int max, String unit) implements ParameterType<Integer> {
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

    private record Flag(String accepted) implements ParameterType<Boolean> {
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
    }
}
