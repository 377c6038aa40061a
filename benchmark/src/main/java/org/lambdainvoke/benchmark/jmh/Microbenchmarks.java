package org.lambdainvoke.benchmark.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lambdainvoke.benchmark.support.Page;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of JMH with its garbage profiler. Arguments: the page to write the figures into, and JMH's own;
 * with any of these the page is left as it is.
 */
final class Microbenchmarks {
    private Microbenchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        Collection<RunResult> results = run(own);
        if (own.length == 0) {
            Page.write(Path.of(arguments[0]), "benchmark/jmh.sh", table(results));
        }
    }

    private static Collection<RunResult> run(String[] arguments) throws Exception {
        try {
            return new Runner(new OptionsBuilder()
                            .parent(new CommandLineOptions(arguments))
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException("a benchmark failed, or none was run", e);
        }
    }

    private static List<String> table(Collection<RunResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### Parts, JDK " + System.getProperty("java.version"));
        lines.add("");
        lines.add("| benchmark | parameters | µs | ± | bytes allocated |");
        lines.add("| --- | --- | --- | --- | --- |");
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.0f |",
                    name(result.getParams()),
                    parameters(result.getParams()),
                    time.getScore(),
                    time.getScoreError(),
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
        }
        return lines;
    }

    private static String name(BenchmarkParams benchmark) {
        String[] parts = benchmark.getBenchmark().split("\\.");
        return parts[parts.length - 2].replace("Benchmark", "");
    }

    private static String parameters(BenchmarkParams benchmark) {
        return benchmark.getParamsKeys().stream()
                .map(key -> key + "=" + benchmark.getParam(key))
                .collect(Collectors.joining(", "));
    }
}
