package org.lambdainvoke.benchmark.jmh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lambdainvoke.internal.request.RoutePath;
import org.lambdainvoke.internal.route.RouteTable;
import org.lambdainvoke.internal.route.RouteTemplate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A path finds its route, among few or many, or none. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoutingBenchmark {
    /** As many as a small table has, a large one, and the largest that is accepted. */
    @Param({"10", "1000", "10000"})
    public int routes;

    private final RouteTable<Integer> table = new RouteTable<>();
    private List<String> paths;

    /** Each second route has a variable in the middle. */
    @Setup
    public void fill() {
        IntStream.range(0, routes)
                .forEach(i -> table.add(
                        "GET",
                        RouteTemplate.parse(i % 2 == 0 ? "/shop/area" + i + "/{id}" : "/shop/{area}/part" + i),
                        i));
        paths = List.of("/shop/area4/17", "/shop/17/part5", "/shop/17/none");
    }

    /** Three paths: two with a route, one without. */
    @Benchmark
    public int find() {
        int found = 0;
        for (String path : paths) {
            RoutePath cut = RoutePath.of(path, "", path);
            if (cut != null && table.find("GET", cut) != null) {
                found++;
            }
        }
        return found;
    }
}
