package org.lambdainvoke.internal.shadow;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.observe.ShadowSample;

/** One difference that was kept. Immutable. */
record ReportedSample(
        String path, @Nullable String application, @Nullable String function) implements ShadowSample {
    @Override
    public String getPath() {
        return path;
    }

    @Override
    public @Nullable String getApplication() {
        return application;
    }

    @Override
    public @Nullable String getFunction() {
        return function;
    }
}
