package org.lambdainvoke.observe;

import org.jspecify.annotations.Nullable;

/** One difference between an answer of the application and the function's to the same request. */
public interface ShadowSample {
    /** {@return the place, as in {@link ShadowField#getPath}} */
    String getPath();

    /** {@return what the application has there, shortened; null when it has nothing, or values are not kept} */
    @Nullable
    String getApplication();

    /** {@return what the function has there, shortened; null when it has nothing, or values are not kept} */
    @Nullable
    String getFunction();
}
