package org.lambdainvoke.benchmark.reliability;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the clients saw. Thread-safe. */
final class Tally {
    private static final int MOST_TIMES = 1_000_000;

    private final Map<Integer, Long> answers = new TreeMap<>();
    private final long[] refusals = new long[MOST_TIMES];
    private int refused;
    private long broken;
    private String lastBreak = "";

    synchronized void answered(int status, long nanos) {
        answers.merge(status, 1L, Long::sum);
        if (status == 503 && refused < MOST_TIMES) {
            refusals[refused++] = nanos;
        }
    }

    synchronized void broken(Exception e) {
        broken++;
        lastBreak = e.toString();
    }

    synchronized long count(int status) {
        return answers.getOrDefault(status, 0L);
    }

    synchronized long answers() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long broken() {
        return broken;
    }

    /** Milliseconds within which such a part of the 503 came. */
    synchronized double refusalMillis(double part) {
        if (refused == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(refusals, refused);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(refused - 1, part * refused)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public synchronized String toString() {
        return answers + (broken == 0 ? "" : ", broken " + broken + " (" + lastBreak + ")");
    }
}
