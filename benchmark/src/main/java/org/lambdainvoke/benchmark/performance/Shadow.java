package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lambdainvoke.benchmark.performance.ShadowedApplication.Mode;
import org.lambdainvoke.benchmark.support.Child;

/**
 * Compares an application with itself, without the filter and with a shadow: the first byte of an answer, and how many
 * answers there are while the function hangs. Ends with status 1 when something is not kept. Arguments: the number of
 * rounds, the seconds of a turn, and those of the warm-up.
 */
final class Shadow {
    private static final List<String> OPTIONS =
            List.of("-Xms512m", "-Xmx512m", "-Djava.util.logging.config.file=/dev/null");
    private static final int QUICK_MILLIS = 0;
    private static final int HELD_MILLIS = 5000;
    private static final int CLIENTS = 100;

    private final Verdicts verdicts = new Verdicts();
    private final Map<Mode, Child> applications = new EnumMap<>(Mode.class);
    private final int rounds;
    private final int seconds;
    private final int secondsToWarm;

    private Shadow(int rounds, int seconds, int secondsToWarm) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.secondsToWarm = secondsToWarm;
    }

    public static void main(String[] arguments) throws Exception {
        Shadow shadow = new Shadow(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        shadow.run(QUICK_MILLIS, List.of(Mode.values()), shadow::measureFirstBytes);
        shadow.run(HELD_MILLIS, List.of(Mode.WITHOUT_SHADOW, Mode.WITH_SHADOW), shadow::measureThroughput);
        shadow.verdicts.lines().forEach(System.out::println);
        System.exit(shadow.verdicts.areAllKept() ? 0 : 1);
    }

    private interface Part {
        void measure(List<Mode> modes) throws IOException, InterruptedException;
    }

    private void run(int functionMillis, List<Mode> modes, Part part) throws IOException, InterruptedException {
        try (Child endpoint =
                new Child(RunningFront.JAVA, List.of("-Xmx256m"), HoldingEndpoint.class, functionMillis)) {
            try {
                for (Mode mode : modes) {
                    applications.put(
                            mode,
                            new Child(RunningFront.JAVA, OPTIONS, ShadowedApplication.class, mode, endpoint.port()));
                }
                for (Mode mode : modes) {
                    Wrk.load(applications.get(mode).port(), CLIENTS, secondsToWarm);
                }
                part.measure(modes);
            } finally {
                for (Child application : applications.values()) {
                    application.close();
                }
                applications.clear();
            }
        }
    }

    private void measureFirstBytes(List<Mode> modes) throws IOException, InterruptedException {
        Map<Mode, List<FirstByteOfAnApplication.Times>> times = new EnumMap<>(Mode.class);
        List<Mode> order = new ArrayList<>(modes);
        for (int round = 1; round <= rounds; round++) {
            for (Mode mode : order) {
                FirstByteOfAnApplication.Times turn =
                        FirstByteOfAnApplication.measure(applications.get(mode).port(), seconds);
                times.computeIfAbsent(mode, unused -> new ArrayList<>()).add(turn);
                System.err.println("round " + round + ": " + mode + " " + turn);
            }
            // The first of a round would gain from whatever changes steadily.
            Collections.reverse(order);
        }
        List<FirstByteOfAnApplication.Times> without = times.get(Mode.WITHOUT_FILTER);
        for (Mode mode : List.of(Mode.WITHOUT_SHADOW, Mode.WITH_SHADOW)) {
            double[] medians = new double[rounds];
            double[] hundredths = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                FirstByteOfAnApplication.Times own = times.get(mode).get(round);
                medians[round] = own.medianMicros() / without.get(round).medianMicros();
                hundredths[round] = own.hundredthMicros() / without.get(round).hundredthMicros();
            }
            print("first byte to the application without the filter, median", mode, Spread.of(medians));
            print("first byte to the application without the filter, 99 %", mode, Spread.of(hundredths));
            verdicts.hold(
                    "median of the first byte of " + mode.text() + " to none",
                    Spread.of(medians).median(),
                    1.05);
            verdicts.hold(
                    "99 % of the first byte of " + mode.text() + " to none",
                    Spread.of(hundredths).median(),
                    1.2);
        }
    }

    /** The ratio is the other way round, as more than so much is to be kept: time for an answer, not answers. */
    private void measureThroughput(List<Mode> modes) throws IOException, InterruptedException {
        Map<Mode, List<Long>> counts = new EnumMap<>(Mode.class);
        List<Mode> order = new ArrayList<>(modes);
        for (int round = 1; round <= rounds; round++) {
            for (Mode mode : order) {
                long requests = Wrk.load(applications.get(mode).port(), CLIENTS, seconds)
                        .requests();
                counts.computeIfAbsent(mode, unused -> new ArrayList<>()).add(requests);
                System.err.println("round " + round + ": " + mode + " " + requests + " answers");
            }
            Collections.reverse(order);
        }
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ratios[round] = (double) counts.get(Mode.WITHOUT_SHADOW).get(round)
                    / counts.get(Mode.WITH_SHADOW).get(round);
        }
        print("time for an answer to that with `shadow=0`, function held", Mode.WITH_SHADOW, Spread.of(ratios));
        verdicts.hold(
                "time for an answer with 100 clients and functions that hang, to `shadow=0`",
                Spread.of(ratios).median(),
                1 / 0.95);
    }

    private static void print(String what, Mode mode, Spread spread) {
        System.out.println(String.format(Locale.ROOT, "%s, %s: %s", mode.text(), what, spread));
    }
}
