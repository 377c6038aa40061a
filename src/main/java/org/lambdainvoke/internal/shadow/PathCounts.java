package org.lambdainvoke.internal.shadow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lambdainvoke.observe.ShadowField;

/** How often each place has differed. Not thread-safe. */
final class PathCounts {
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        long raw;
        long noise;
    }

    /**
     * Makes room for {@code path}; returns what it is counted under: itself as long as there is room, else one path for
     * all the rest.
     */
    String enter(String path) {
        boolean isNamed = counts.containsKey(path) || namedPaths() < Difference.MAX_PATHS;
        String entered = isNamed ? path : Difference.REST;
        counts.computeIfAbsent(entered, unused -> new Count());
        return entered;
    }

    private int namedPaths() {
        return counts.size() - (counts.containsKey(Difference.REST) ? 1 : 0);
    }

    /** Counts that {@code entered} differs between the sides; returns whether it is the first time. */
    boolean addRaw(String entered) {
        return ++count(entered).raw == 1;
    }

    /** Counts that {@code entered} differs between two answers of the function. */
    void addNoise(String entered) {
        count(entered).noise++;
    }

    private Count count(String entered) {
        return Objects.requireNonNull(counts.get(entered));
    }

    void clear() {
        counts.clear();
    }

    List<ShadowField> fields(long compared, long controls) {
        return counts.entrySet().stream()
                .map(entry -> field(entry.getKey(), entry.getValue(), compared, controls))
                .toList();
    }

    private static ShadowField field(String path, Count count, long compared, long controls) {
        return new ReportedField(
                path, count.raw, count.noise, Verdict.isDifferent(count.raw, compared, count.noise, controls));
    }
}
