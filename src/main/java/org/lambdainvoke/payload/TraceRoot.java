package org.lambdainvoke.payload;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A new trace (AWS X-Ray developer guide, "Trace ID format"). Immutable.
 *
 * @param epochSecond when it began
 * @param high the first 64 of 96 random bits
 * @param low the other 32
 */
public record TraceRoot(long epochSecond, long high, int low) {
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
    String text() {
        return "1-" + HexFormat.of().toHexDigits(epochSecond, 8) + "-" + random();
    }

    /** The random part, which no client can choose. */
    String random() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
