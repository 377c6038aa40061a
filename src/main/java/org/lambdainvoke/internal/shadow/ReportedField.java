package org.lambdainvoke.internal.shadow;

import org.lambdainvoke.observe.ShadowField;

/** A place that has differed, at the moment at which this was made. Immutable. */
record ReportedField(String path, long raw, long noise, boolean isDifferent) implements ShadowField {
    @Override
    public String getPath() {
        return path;
    }

    @Override
    public long getRaw() {
        return raw;
    }

    @Override
    public long getNoise() {
        return noise;
    }
}
