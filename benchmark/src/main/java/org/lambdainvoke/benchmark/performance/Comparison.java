package org.lambdainvoke.benchmark.performance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The turns of all fronts with the same number of connections, round by round. */
final class Comparison {
    private final int connections;
    private final Map<FrontKind, List<Turn>> turns = new EnumMap<>(FrontKind.class);

    Comparison(int connections) {
        this.connections = connections;
        for (FrontKind kind : FrontKind.values()) {
            turns.put(kind, new ArrayList<>());
        }
    }

    int connections() {
        return connections;
    }

    void add(FrontKind kind, Turn turn) {
        turns.get(kind).add(turn);
    }

    /** The CPU of {@code kind} over that of {@code other} in the same round. */
    Spread cpuRatio(FrontKind kind, FrontKind other) {
        double[] own = figures(kind, Turn::cpuMicros);
        double[] others = figures(other, Turn::cpuMicros);
        double[] ratios = new double[own.length];
        for (int round = 0; round < own.length; round++) {
            ratios[round] = own[round] / others[round];
        }
        return Spread.of(ratios);
    }

    double median(FrontKind kind, ToDoubleFunction<Turn> figure) {
        return Spread.of(figures(kind, figure)).median();
    }

    private double[] figures(FrontKind kind, ToDoubleFunction<Turn> figure) {
        return turns.get(kind).stream().mapToDouble(figure).toArray();
    }

    /** A table in Markdown. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| front | CPU to HttpClient and SigV4 | CPU to the SDK v1 | KB | p50, ms | p99, ms | threads | RSS, MB |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (FrontKind kind : FrontKind.values()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f | %.1f | %.1f | %.0f | %.0f |",
                    kind.text(),
                    cpuRatio(kind, FrontKind.BARE),
                    cpuRatio(kind, FrontKind.SDK_V1),
                    median(kind, Turn::allocatedKilobytes),
                    median(kind, Turn::medianMillis),
                    median(kind, Turn::hundredthMillis),
                    median(kind, Turn::threads),
                    median(kind, Turn::residentMegabytes)));
        }
        return lines;
    }
}
