package org.lambdainvoke.benchmark.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Whether figures stay what they were in minute 2, which is warm. What a minute has in memory under load depends on the
 * answers of megabytes that happen to be there, so that single minutes are held to the heap at rest, and the heap under
 * load to its mean.
 */
final class Steadiness {
    private static final double HEAP_TOLERANCE = 0.15;
    private static final long HEAP_TOLERANCE_KILOBYTES = 8 * 1024;
    private static final double COUNT_TOLERANCE = 0.10;

    private final List<Figures> loaded = new ArrayList<>();
    private final List<Figures> resting = new ArrayList<>();

    void add(int minute, Figures underLoad, Figures atRest) {
        if (minute > 1) {
            loaded.add(underLoad);
            resting.add(atRest);
        }
    }

    boolean isFlat() {
        return deviation(resting, Figures::heap) <= heapTolerance()
                && growthOfLoadedHeap() <= 1 + HEAP_TOLERANCE
                && deviation(loaded, Figures::threads) <= COUNT_TOLERANCE
                && deviation(loaded, Figures::sockets) <= COUNT_TOLERANCE;
    }

    private double heapTolerance() {
        return resting.isEmpty()
                ? HEAP_TOLERANCE
                : Math.max(
                        HEAP_TOLERANCE,
                        (double) HEAP_TOLERANCE_KILOBYTES / resting.get(0).heap());
    }

    /** How far any minute is from the first, as a part of the first; 0 when there is nothing to compare. */
    private static double deviation(List<Figures> minutes, ToLongFunction<Figures> figure) {
        if (minutes.isEmpty()) {
            return 0;
        }
        double first = figure.applyAsLong(minutes.get(0));
        return minutes.stream()
                .mapToDouble(minute -> Math.abs(figure.applyAsLong(minute) - first) / first)
                .max()
                .orElseThrow();
    }

    /** The mean of the later half over that of the earlier one; 1 when there is nothing to compare. */
    private double growthOfLoadedHeap() {
        int half = loaded.size() / 2;
        return half == 0
                ? 1
                : meanHeap(loaded.stream().skip(loaded.size() - half))
                        / meanHeap(loaded.stream().limit(half));
    }

    private static double meanHeap(Stream<Figures> minutes) {
        return minutes.mapToLong(Figures::heap).average().orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "no minute is further from minute 2 than %.0f %% with its heap at rest (15 %% or 8 MB are allowed, here %.0f %%), %.0f %% with"
                        + " its threads and %.0f %% with its sockets (%.0f %%); the later half has %.2f times the heap"
                        + " under load of the earlier one (%.2f).",
                100 * deviation(resting, Figures::heap),
                100 * heapTolerance(),
                100 * deviation(loaded, Figures::threads),
                100 * deviation(loaded, Figures::sockets),
                100 * COUNT_TOLERANCE,
                growthOfLoadedHeap(),
                1 + HEAP_TOLERANCE);
    }
}
