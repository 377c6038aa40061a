package org.lambdainvoke.internal.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parts of a hundred with at most two decimals: {@code 5}, {@code 0.25}. */
public record PercentType() implements ParameterType<BigDecimal> {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MAX_DECIMALS = 2;

    @Override
    public Optional<BigDecimal> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    @Override
    public boolean accepts(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(HUNDRED) <= 0
                && value.stripTrailingZeros().scale() <= MAX_DECIMALS;
    }

    @Override
    public String accepted() {
        return "a number from 0 to 100 (per cent), with at most two decimals after a point";
    }

    @Override
    public Object key(BigDecimal value) {
        return hundredths(value);
    }

    @Override
    public String written(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    @Override
    public List<String> documented() {
        return List.of("0 to 100");
    }

    /** The same in hundredths of a per cent: 0 to 10,000. */
    public static int hundredths(BigDecimal percent) {
        return percent.movePointRight(MAX_DECIMALS).intValueExact();
    }
}
