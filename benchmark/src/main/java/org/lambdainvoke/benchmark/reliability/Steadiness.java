package org.lambdainvoke.benchmark.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Whether figures stay what they are: compares the later half of a run with its beginning, without the first minute. */
final class Steadiness {
    private static final double MOST_GROWTH = 1.15;

    private final List<Figures> all = new ArrayList<>();

    void add(int minute, Figures figures) {
        if (minute > 1) {
            all.add(figures);
        }
    }

    boolean isFlat() {
        return growth(Figures::heap) <= MOST_GROWTH
                && growth(Figures::threads) <= MOST_GROWTH
                && growth(Figures::sockets) <= MOST_GROWTH;
    }

    /** The mean of the later half over that of the earlier one; 1 when there is nothing to compare. */
    private double growth(ToLongFunction<Figures> figure) {
        int half = all.size() / 2;
        if (half == 0) {
            return 1;
        }
        double earlier =
                all.subList(0, half).stream().mapToLong(figure).average().orElseThrow();
        double later = all.subList(all.size() - half, all.size()).stream()
                .mapToLong(figure)
                .average()
                .orElseThrow();
        return later / earlier;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "the later half has %.2f times the heap of the earlier one, %.2f times the threads and %.2f times the sockets.",
                growth(Figures::heap),
                growth(Figures::threads),
                growth(Figures::sockets));
    }
}
