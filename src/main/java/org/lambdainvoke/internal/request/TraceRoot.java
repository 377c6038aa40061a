package org.lambdainvoke.internal.request;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A new trace (AWS X-Ray developer guide, "Trace ID format"). Immutable.
 *
 * @param epochSecond when it began
 * @param high the first 64 of 96 random bits
 * @param low the other 32
 */
public record TraceRoot(long epochSecond, long high, int low) {
    private static final int TEXT_LENGTH = 35;
    private static final int EPOCH_DIGITS = 8;

    /**
     * Begins a trace.
     *
     * @param time when it begins
     * @return the trace
     */
    public static TraceRoot begin(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new TraceRoot(time.getEpochSecond(), random.nextLong(), random.nextInt());
    }

    /** The form in {@code X-Amzn-Trace-Id}, without {@code Root=}. */
    public String text() {
        StringBuilder text = new StringBuilder(TEXT_LENGTH).append("1-");
        appendHex(epochSecond, EPOCH_DIGITS, text);
        appendRandom(text.append('-'));
        return text.toString();
    }

    /** The random part, which no client can choose. */
    public String random() {
        StringBuilder text = new StringBuilder(TEXT_LENGTH);
        appendRandom(text);
        return text.toString();
    }

    private void appendRandom(StringBuilder text) {
        appendHex(high, Long.BYTES * 2, text);
        appendHex(low, Integer.BYTES * 2, text);
    }

    /** Not {@code HexFormat}, whose texts would be copied twice: each request has one. */
    private static void appendHex(long value, int digits, StringBuilder text) {
        for (int i = digits - 1; i >= 0; i--) {
            text.append(Character.forDigit((int) (value >>> (4 * i)) & 0xF, 16));
        }
    }
}
