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
     * A report in which nothing stands yet.
     *
     * @param route the template of the route
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
     * @return the paths that have differed for the first time since the start or the last reset, possibly empty
     */
    public synchronized List<String> compared(Findings findings, long applicationNanos, long functionNanos) {
        SkipReason reason = findings.skipped();
        if (reason != null) {
            skipped(reason);
            return List.of();
        }
        compared++;
        ofApplication.add(applicationNanos);
        ofFunction.add(functionNanos);
        if (findings.isEqual()) {
            equal++;
        }
        List<String> first = new ArrayList<>();
        for (Difference difference : entered(findings)) {
            if (paths.addRaw(difference.path())) {
                first.add(difference.path());
            }
            sample(difference);
        }
        return first;
    }

    /**
     * Adds what was found between two answers of the function to the same request; what could not be compared is
     * counted as skipped.
     *
     * @param findings the differences
     */
    public synchronized void controlled(Findings findings) {
        SkipReason reason = findings.skipped();
        if (reason != null) {
            skipped(reason);
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

    private void sample(Difference difference) {
        if (kind == ShadowSamples.NONE) {
            return;
        }
        boolean hasValues = kind == ShadowSamples.VALUES;
        samples.add(new ReportedSample(
                difference.path(),
                hasValues ? difference.applicationValue() : null,
                hasValues ? difference.functionValue() : null));
        if (samples.size() > KEPT_SAMPLES) {
            samples.remove();
        }
    }
}
