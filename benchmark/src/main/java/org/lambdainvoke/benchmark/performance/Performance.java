package org.lambdainvoke.benchmark.performance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.benchmark.support.Child;
import org.lambdainvoke.benchmark.support.InstantEndpoint;
import org.lambdainvoke.benchmark.support.Page;

/**
 * Compares the fronts and writes the figures into a page. Ends with status 1 when one is not as it should be.
 * Arguments: the page, the number of rounds, the seconds of a front's turn, and those of its warm-up.
 */
final class Performance {
    private static final List<String> ENDPOINT = List.of("-Xmx256m");
    private static final List<Integer> CONNECTIONS = List.of(32, 128);

    private final Map<FrontKind, RunningFront> fronts = new EnumMap<>(FrontKind.class);
    private final Verdicts verdicts = new Verdicts();
    private final List<String> report = new ArrayList<>();
    private final int rounds;
    private final int seconds;
    private final int secondsToWarm;

    private Performance(int rounds, int seconds, int secondsToWarm) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.secondsToWarm = secondsToWarm;
    }

    public static void main(String[] arguments) throws Exception {
        Performance performance = new Performance(
                Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        performance.compare();
        performance.measureLargeAnswer();
        performance.measureFirstByte();
        performance.report.add("");
        performance.report.add("### What is to be kept");
        performance.report.add("");
        performance.report.addAll(performance.verdicts.lines());
        performance.report.forEach(System.out::println);
        Page.write(Path.of(arguments[0]), "benchmark/performance.sh", performance.report);
        System.exit(performance.verdicts.areAllKept() ? 0 : 1);
    }

    private void compare() throws Exception {
        try (Child endpoint = new Child(RunningFront.JAVA, ENDPOINT, InstantEndpoint.class, 0)) {
            try {
                for (FrontKind kind : FrontKind.values()) {
                    fronts.put(kind, new RunningFront(kind, System.getProperty("java.class.path"), endpoint.port()));
                }
                for (int connections : CONNECTIONS) {
                    compare(connections);
                }
            } finally {
                for (RunningFront front : fronts.values()) {
                    front.close();
                }
            }
        }
    }

    private void compare(int connections) throws Exception {
        Comparison comparison =
                new Comparison(connections, Turns.take(fronts, connections, rounds, seconds, secondsToWarm));
        verdicts.add(comparison);
        report.add("");
        report.add("### " + connections + " connections, JDK " + System.getProperty("java.version") + ", " + rounds
                + " rounds of " + seconds + " s");
        report.add("");
        report.addAll(comparison.table());
    }

    private void measureLargeAnswer() throws Exception {
        try (Child endpoint = new Child(RunningFront.JAVA, ENDPOINT, InstantEndpoint.class, LargeAnswer.BYTES)) {
            verdicts.hold(
                    "allocation of a call whose answer has 6 MiB, in answers",
                    LargeAnswer.allocation(endpoint.port()),
                    1.2);
        }
    }

    private void measureFirstByte() throws Exception {
        for (boolean isAsync : new boolean[] {false, true}) {
            String what = "ms from the endpoint to the client for the first byte of a stream"
                    + (isAsync ? ", async" : "") + ", the median of " + FirstByte.CALLS;
            verdicts.hold(what, FirstByte.millis(isAsync).median(), 5);
        }
    }
}
