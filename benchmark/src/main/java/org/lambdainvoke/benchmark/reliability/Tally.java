package org.lambdainvoke.benchmark.reliability;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the clients saw. Thread-safe. */
final class Tally {
    private static final int MOST_TIMES = 1_000_000;

    private final Map<String, Long> answers = new TreeMap<>();
    private final long[] refusals = new long[MOST_TIMES];
    private int refused;
    private long broken;
    private String lastBreak = "";

    /** Counts an answer; {@code reason} is empty for one of the function's. */
    synchronized void answered(int status, String reason, long nanos) {
        answers.merge((status + " " + reason).trim(), 1L, Long::sum);
        if (status == 503 && refused < MOST_TIMES) {
            refusals[refused++] = nanos;
        }
    }

    synchronized void broken(Exception e) {
        broken++;
        lastBreak = e.toString();
    }

    /** How many there were of a kind: {@code "200"}, {@code "503 overloaded"}. */
    synchronized long count(String kind) {
        return answers.getOrDefault(kind, 0L);
    }

    synchronized Set<String> kinds() {
        return Set.copyOf(answers.keySet());
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
