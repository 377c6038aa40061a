package org.lambdainvoke.benchmark.performance;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lambdainvoke.benchmark.support.Child;
import org.lambdainvoke.benchmark.support.InstantEndpoint;

/**
 * Compares the filter of one commit with that of others, in one run. Arguments: the number of rounds, the seconds of a
 * front's turn, those of its warm-up, and a class path for each commit, the oldest first, as {@code name=path}.
 */
final class Commits {
    private static final List<FrontKind> KINDS =
            List.of(FrontKind.FILTER, FrontKind.FILTER_ASYNC, FrontKind.FILTER_API_GATEWAY);

    private record Key(String commit, FrontKind kind) {}

    private static final Key YARDSTICK = new Key("", FrontKind.BARE);

    private final Map<Key, RunningFront> fronts = new LinkedHashMap<>();
    private final int rounds;
    private final int seconds;
    private final int secondsToWarm;

    private Commits(int rounds, int seconds, int secondsToWarm) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.secondsToWarm = secondsToWarm;
    }

    public static void main(String[] arguments) throws Exception {
        Commits commits = new Commits(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Map<String, String> classPaths = new LinkedHashMap<>();
        for (String argument : List.of(arguments).subList(3, arguments.length)) {
            int end = argument.indexOf('=');
            classPaths.put(argument.substring(0, end), argument.substring(end + 1));
        }
        commits.compare(classPaths);
    }

    private void compare(Map<String, String> classPaths) throws IOException, InterruptedException {
        try (Child endpoint = new Child(RunningFront.JAVA, List.of("-Xmx256m"), InstantEndpoint.class, 0)) {
            try {
                String own = System.getProperty("java.class.path");
                fronts.put(YARDSTICK, new RunningFront(FrontKind.BARE, own, endpoint.port()));
                for (FrontKind kind : KINDS) {
                    for (Map.Entry<String, String> commit : classPaths.entrySet()) {
                        fronts.put(
                                new Key(commit.getKey(), kind),
                                new RunningFront(kind, commit.getValue(), endpoint.port()));
                    }
                }
                compare(List.copyOf(classPaths.keySet()), 32);
                compare(List.copyOf(classPaths.keySet()), 128);
            } finally {
                for (RunningFront front : fronts.values()) {
                    front.close();
                }
            }
        }
    }

    private void compare(List<String> commits, int connections) throws IOException, InterruptedException {
        Turns<Key> turns = Turns.take(fronts, connections, rounds, seconds, secondsToWarm);
        System.out.println("### " + connections + " connections, JDK " + System.getProperty("java.version") + ", "
                + rounds + " rounds of " + seconds + " s\n");
        System.out.println(
                "| commit | front | CPU to HttpClient and SigV4 | CPU to " + commits.get(0) + " | KB | p50, ms |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (FrontKind kind : KINDS) {
            for (String commit : commits) {
                Key key = new Key(commit, kind);
                System.out.println(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %.2f | %.1f |",
                        commit,
                        kind.text(),
                        turns.cpuRatio(key, YARDSTICK),
                        turns.cpuRatio(key, new Key(commits.get(0), kind)),
                        turns.median(key, Turn::allocatedKilobytes),
                        turns.median(key, Turn::medianMillis)));
            }
        }
        System.out.println();
    }
}
