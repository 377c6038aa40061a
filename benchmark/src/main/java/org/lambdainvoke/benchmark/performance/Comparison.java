package org.lambdainvoke.benchmark.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The turns of all fronts with the same number of connections, round by round. */
final class Comparison {
    private final int connections;
    private final Turns<FrontKind> turns;

    Comparison(int connections, Turns<FrontKind> turns) {
        this.connections = connections;
        this.turns = turns;
    }

    int connections() {
        return connections;
    }

    /** The CPU of {@code kind} over that of {@code other} in the same round. */
    Spread cpuRatio(FrontKind kind, FrontKind other) {
        return turns.cpuRatio(kind, other);
    }

    double median(FrontKind kind, ToDoubleFunction<Turn> figure) {
        return turns.median(kind, figure);
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
