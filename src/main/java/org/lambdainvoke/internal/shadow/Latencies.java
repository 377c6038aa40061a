package org.lambdainvoke.internal.shadow;

import java.util.Arrays;

/** How long the last answers of one side took. Not thread-safe. */
final class Latencies {
    private static final int KEPT = 1024;
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    private final long[] nanos = new long[KEPT];
    private long count;

    void add(long duration) {
        nanos[(int) (count % KEPT)] = duration;
        count++;
    }

    void clear() {
        count = 0;
    }

    /**
     * What so many answers of the last 1,024 took at most, in milliseconds.
     *
     * @param share how many, above 0 up to 1
     * @return one of the durations (nearest rank); -1 when there are none
     */
    double millis(double share) {
        int kept = (int) Math.min(count, KEPT);
        if (kept == 0) {
            return -1;
        }
        long[] sorted = Arrays.copyOf(nanos, kept);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * kept) - 1] / NANOS_OF_A_MILLISECOND;
    }
}
