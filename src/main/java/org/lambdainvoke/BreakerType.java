package org.lambdainvoke;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lambdainvoke.internal.policy.BreakerRules;
import org.lambdainvoke.internal.settings.ParameterType;

/** When a breaker opens: {@code 50/20/30000}, per cent of at least so many calls, and milliseconds. */
record BreakerType() implements ParameterType<BreakerRules> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})/(\\d{1,9})");
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public Optional<BreakerRules> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new BreakerRules(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Duration.ofMillis(Integer.parseInt(matcher.group(3)))))
                : Optional.empty();
    }

    @Override
    public boolean accepts(BreakerRules value) {
        return value.percent() >= 1
                && value.percent() <= 100
                && value.requests() >= 1
                && value.requests() <= BreakerRules.WINDOW
                && value.open().toMillis() >= 1
                && value.open().compareTo(LONGEST) <= 0;
    }

    @Override
    public String accepted() {
        return "three whole numbers such as 50/20/30000: per cent of the last 100 requests that fail (1 to 100), of at"
                + " least so many requests (1 to 100), milliseconds for which no request goes through (1 to 3600000)";
    }

    @Override
    public String written(BreakerRules value) {
        return value.percent() + "/" + value.requests() + "/" + value.open().toMillis();
    }
}
