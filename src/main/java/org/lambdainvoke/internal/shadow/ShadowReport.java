package org.lambdainvoke.internal.shadow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.observe.ShadowSample;
import org.lambdainvoke.observe.ShadowState;

/**
 * What the shadow of one route has found. It takes no more memory however long it runs: at most 200 paths and one for
 * all others, the last 50 differences, the last 1,024 durations of each side. Thread-safe.
 */
public final class ShadowReport {
    private static final int KEPT_SAMPLES = 50;

    private final String route;
    private final ShadowSamples kind;
    private final PathCounts paths = new PathCounts();
    private final Deque<ShadowSample> samples = new ArrayDeque<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Latencies ofApplication = new Latencies();
    private final Latencies ofFunction = new Latencies();
    private long compared;
    private long equal;
    private long controls;

    /**
     * What a comparison has added. Immutable.
     *
     * @param paths all that differ, as they are counted
     * @param first those that have differed for the first time since the start or the last reset
     */
    public record News(List<String> paths, List<ShadowSample> first) {
        static final News NONE = new News(List.of(), List.of());

        /** Keeps copies. */
        public News {
            paths = List.copyOf(paths);
            first = List.copyOf(first);
        }
    }

    /**
     * A report in which nothing stands yet.
     *
     * @param route its methods and its template
     * @param samples how much of the differences is kept
     */
    public ShadowReport(String route, ShadowSamples samples) {
        this.route = route;
        this.kind = samples;
    }

    /**
     * Adds what was found between the two sides; what could not be compared is counted as skipped, without its times.
     *
     * @param findings the differences
     * @param applicationNanos how long the application took, in nanoseconds
     * @param functionNanos how long the function took, in nanoseconds
     * @return what this has told; nothing of what was not compared
     */
    public synchronized News compared(Findings findings, long applicationNanos, long functionNanos) {
        if (findings.skipped() != null) {
            skipped(findings.skipped());
            return News.NONE;
        }
        compared++;
        ofApplication.add(applicationNanos);
        ofFunction.add(functionNanos);
        if (findings.isEqual()) {
            equal++;
        }
        List<String> all = new ArrayList<>();
        List<ShadowSample> first = new ArrayList<>();
        for (Difference difference : entered(findings)) {
            ShadowSample sample = sample(difference);
            all.add(difference.path());
            if (paths.addRaw(difference.path())) {
                first.add(sample);
            }
        }
        return new News(all, first);
    }

    /**
     * Adds what was found between two answers of the function to the same request. What could not be compared is no
     * control; its request is counted already.
     *
     * @param findings the differences
     */
    public synchronized void controlled(Findings findings) {
        if (findings.skipped() != null) {
            return;
        }
        controls++;
        for (Difference difference : entered(findings)) {
            paths.addNoise(difference.path());
        }
    }

    /**
     * Counts a request that was not compared.
     *
     * @param reason why
     */
    public synchronized void skipped(SkipReason reason) {
        skipped.merge(reason.code(), 1L, Long::sum);
    }

    /**
     * Counts a request that the function has failed to answer; it stands among those that were skipped.
     *
     * @param reason why
     */
    public synchronized void failed(FailureReason reason) {
        skipped.merge(reason.code(), 1L, Long::sum);
    }

    /** {@return everything as it stands now} */
    public synchronized ShadowState snapshot() {
        return new ReportedState(
                route,
                compared,
                equal,
                controls,
                Collections.unmodifiableMap(new TreeMap<>(skipped)),
                paths.fields(compared, controls),
                List.copyOf(samples),
                ReportedState.Times.of(ofApplication),
                ReportedState.Times.of(ofFunction));
    }

    /** Begins anew. */
    public synchronized void reset() {
        paths.clear();
        samples.clear();
        skipped.clear();
        ofApplication.clear();
        ofFunction.clear();
        compared = 0;
        equal = 0;
        controls = 0;
    }

    /** The differences under the paths that they are counted under, each path once. */
    private Iterable<Difference> entered(Findings findings) {
        Map<String, Difference> entered = new LinkedHashMap<>();
        for (Difference difference : findings.differences()) {
            String path = paths.enter(kind == ShadowSamples.NONE ? difference.part() : difference.path());
            entered.putIfAbsent(path, new Difference(path, difference.applicationValue(), difference.functionValue()));
        }
        return entered.values();
    }

    private ShadowSample sample(Difference difference) {
        boolean hasValues = kind == ShadowSamples.VALUES;
        ShadowSample sample = new ReportedSample(
                difference.path(),
                hasValues ? difference.applicationValue() : null,
                hasValues ? difference.functionValue() : null);
        if (kind != ShadowSamples.NONE) {
            samples.add(sample);
        }
        if (samples.size() > KEPT_SAMPLES) {
            samples.remove();
        }
        return sample;
    }
}
