package org.lambdainvoke.benchmark.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is promised, held to what was measured. */
final class Verdicts {
    private final List<String> lines = new ArrayList<>();
    private boolean areAllKept = true;

    void add(Comparison comparison) {
        String where = " with " + comparison.connections() + " connections";
        hold(
                "CPU of `parameters` to HttpClient and SigV4" + where,
                comparison.cpuRatio(FrontKind.FILTER, FrontKind.BARE).median(),
                1.10);
        hold(
                "CPU of `parameters` to the SDK v1" + where,
                comparison.cpuRatio(FrontKind.FILTER, FrontKind.SDK_V1).median(),
                0.70);
        hold("KB a request of `parameters`" + where, comparison.median(FrontKind.FILTER, Turn::allocatedKilobytes), 22);
        hold(
                "CPU of `apigateway-2.0` to HttpClient and SigV4" + where,
                comparison
                        .cpuRatio(FrontKind.FILTER_API_GATEWAY, FrontKind.BARE)
                        .median(),
                1.35);
        hold(
                "CPU of 100 routes to the same filter without a table" + where,
                comparison.cpuRatio(FrontKind.FILTER_ROUTES, FrontKind.FILTER).median(),
                1.03);
    }

    /** Holds {@code figure} to the most that it may be. */
    void hold(String what, double figure, double most) {
        boolean isKept = figure <= most;
        areAllKept &= isKept;
        lines.add(String.format(
                Locale.ROOT, "- %s: %.2f, at most %.2f: %s", what, figure, most, isKept ? "kept" : "**missed**"));
    }

    boolean areAllKept() {
        return areAllKept;
    }

    List<String> lines() {
        return lines;
    }
}
