package org.lambdainvoke.internal.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times, written as milliseconds.
 *
 * @param min the shortest
 * @param max the longest
 */
public record TimeType(Duration min, Duration max) implements ParameterType<Duration> {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /** Milliseconds from {@code min} to {@code max}. */
    public static TimeType millis(long min, long max) {
        return new TimeType(Duration.ofMillis(min), Duration.ofMillis(max));
    }

    @Override
    public Optional<Duration> read(String text) {
        try {
            return Optional.of(Duration.ofMillis(Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** With {@code ms}, {@code s}, {@code m} or {@code h} right after the number. */
    @Override
    public Optional<Duration> readWithUnit(String text) {
        Matcher matcher = WITH_UNIT.matcher(text);
        if (!matcher.matches()) {
            return read(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    @Override
    public String hintWithUnit(String text) {
        return "or one with its unit, as in 500ms, 30s, 2m and 1h";
    }

    @Override
    public boolean accepts(Duration value) {
        try {
            return value.toMillis() >= min.toMillis() && value.toMillis() <= max.toMillis();
        } catch (ArithmeticException e) {
            return false;
        }
    }

    @Override
    public String accepted() {
        return "a whole number from " + min.toMillis() + " to " + max.toMillis() + " (milliseconds)";
    }

    @Override
    public String written(Duration value) {
        try {
            return Long.toString(value.toMillis());
        } catch (ArithmeticException e) {
            return value.toString();
        }
    }

    @Override
    public List<String> documented() {
        return List.of(min.toMillis() + " to " + max.toMillis());
    }
}
