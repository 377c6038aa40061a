package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class JsonNumberTest {
    private static void requireEqual(String... numbers) {
        for (String one : numbers) {
            for (String other : numbers) {
                assertThat(JsonNumber.areEqual(one, other))
                        .as(one + " = " + other)
                        .isTrue();
            }
        }
    }

    private static void requireDifferent(String one, String other) {
        assertThat(JsonNumber.areEqual(one, other)).as(one + " = " + other).isFalse();
    }

    @Test
    public void sameValueIsEqualHoweverItIsWritten() {
        requireEqual("1", "1.0", "1e0", "1E-0", "10e-1", "0.1e+1", "100E-2");
        requireEqual("0", "-0", "0.00", "0e5", "-0.0E-7");
        requireEqual("-1200", "-1.2e3", "-1200.0");
        requireEqual("0.05", "5e-2", "0.5E-1");
    }

    @Test
    public void otherValueIsNot() {
        requireDifferent("1", "-1");
        requireDifferent("1", "10");
        requireDifferent("0.1", "0.01");
        requireDifferent("0", "1e-999999999");
    }

    @Test
    public void everyDigitCounts() {
        requireDifferent("9007199254740993", "9007199254740992");
        requireDifferent("0.1000000000000000000000000000000001", "0.1");
    }

    @Test
    public void exponentsMayBeOfAnySize() {
        requireEqual("1e999999999", "10e999999998", "0.001e1000000002");
        requireEqual("1e99999999999999999999999", "10E99999999999999999999998");
        requireDifferent("1e999999999", "1e999999998");
        requireDifferent("1e-99999999999999999999999", "1e99999999999999999999999");
    }
}
