package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The turns of several fronts, round by round. */
final class Turns<K> {
    private final Map<K, List<Turn>> turns = new HashMap<>();

    private Turns() {}

    /**
     * Has all fronts warmed up, and then take turns.
     *
     * @param seconds of a turn
     */
    static <K> Turns<K> take(Map<K, RunningFront> fronts, int connections, int rounds, int seconds, int secondsToWarm)
            throws IOException, InterruptedException {
        for (RunningFront front : fronts.values()) {
            front.warm(connections, secondsToWarm);
        }
        Turns<K> taken = new Turns<>();
        List<K> order = new ArrayList<>(fronts.keySet());
        for (int round = 1; round <= rounds; round++) {
            for (K key : order) {
                Turn turn = fronts.get(key).turn(connections, seconds);
                taken.turns.computeIfAbsent(key, front -> new ArrayList<>()).add(turn);
                System.err.println("round " + round + ", " + connections + " connections: " + key + " " + turn);
            }
            // The first of a round would gain from whatever changes steadily.
            Collections.reverse(order);
        }
        return taken;
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
