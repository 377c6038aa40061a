package org.lambdainvoke.benchmark.performance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The turns of several fronts, round by round. */
final class Turns<K> {
    private final Map<K, List<Turn>> turns = new HashMap<>();

    void add(K front, Turn turn) {
        turns.computeIfAbsent(front, key -> new ArrayList<>()).add(turn);
    }

    /** The CPU of {@code front} over that of {@code other} in the same round. */
    Spread cpuRatio(K front, K other) {
        double[] own = figures(front, Turn::cpuMicros);
        double[] others = figures(other, Turn::cpuMicros);
        double[] ratios = new double[own.length];
        for (int round = 0; round < own.length; round++) {
            ratios[round] = own[round] / others[round];
        }
        return Spread.of(ratios);
    }

    double median(K front, ToDoubleFunction<Turn> figure) {
        return Spread.of(figures(front, figure)).median();
    }

    private double[] figures(K front, ToDoubleFunction<Turn> figure) {
        return turns.get(front).stream().mapToDouble(figure).toArray();
    }
}
