package org.lambdainvoke.internal.shadow;

import java.util.List;
import java.util.Map;
import org.lambdainvoke.observe.ShadowField;
import org.lambdainvoke.observe.ShadowSample;
import org.lambdainvoke.observe.ShadowState;

/** What a report has, at the moment at which this was made. Immutable. */
record ReportedState(
        String route,
        long compared,
        long equal,
        long controls,
        Map<String, Long> skipped,
        List<ShadowField> fields,
        List<ShadowSample> samples,
        Times application,
        Times function)
        implements ShadowState {
    /** How long one side takes, in milliseconds; -1 when that isn't known. */
    record Times(double median, double p95) {
        static Times of(Latencies latencies) {
            return new Times(latencies.millis(0.5), latencies.millis(0.95));
        }
    }

    @Override
    public String getRoute() {
        return route;
    }

    @Override
    public long getCompared() {
        return compared;
    }

    @Override
    public long getEqual() {
        return equal;
    }

    @Override
    public long getControls() {
        return controls;
    }

    @Override
    public Map<String, Long> getSkipped() {
        return skipped;
    }

    @Override
    public List<ShadowField> getFields() {
        return fields;
    }

    @Override
    public List<ShadowSample> getSamples() {
        return samples;
    }

    @Override
    public double getApplicationMedianMillis() {
        return application.median();
    }

    @Override
    public double getApplicationP95Millis() {
        return application.p95();
    }

    @Override
    public double getFunctionMedianMillis() {
        return function.median();
    }

    @Override
    public double getFunctionP95Millis() {
        return function.p95();
    }
}
