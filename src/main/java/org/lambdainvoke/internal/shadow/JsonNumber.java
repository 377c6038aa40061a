package org.lambdainvoke.internal.shadow;

import java.math.BigInteger;

/**
 * A number of JSON by its value, exactly: its significant digits and a power of ten. A {@code BigDecimal} has an
 * exponent of 32 bits only, and some of its methods write all zeros out. Immutable.
 *
 * @param isNegative whether it is below zero
 * @param digits without zeros at either end; empty for zero
 * @param exponent the power of ten that the digits, as an integer, are multiplied with
 */
record JsonNumber(boolean isNegative, String digits, BigInteger exponent) {
    private static final JsonNumber ZERO = new JsonNumber(false, "", BigInteger.ZERO);

    /** Reads what is a number by the grammar of JSON; {@code -0} is zero. */
    static JsonNumber of(String text) {
        boolean isNegative = text.startsWith("-");
        int end = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = text.substring(isNegative ? 1 : 0, end < 0 ? text.length() : end);
        int point = mantissa.indexOf('.');
        String digits = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return ZERO;
        }
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        int fraction = point < 0 ? 0 : mantissa.length() - point - 1;
        BigInteger written = end < 0 ? BigInteger.ZERO : new BigInteger(text.substring(end + 1));
        BigInteger shift = BigInteger.valueOf((long) digits.length() - last - fraction);
        return new JsonNumber(isNegative, digits.substring(first, last), written.add(shift));
    }

    /** Whether two numbers have the same value, however they are written. */
    static boolean areEqual(String one, String other) {
        return one.equals(other) || of(one).isEqualTo(of(other));
    }

    /** By hand, as the equals of a record leaves its class loader in a cache of the JDK 17's. */
    private boolean isEqualTo(JsonNumber other) {
        return isNegative == other.isNegative && digits.equals(other.digits) && exponent.equals(other.exponent);
    }
}
