package org.lambdainvoke.internal.observe;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Has a request's id stand in SLF4J's MDC, as {@code requestId}, for all that a thread logs on the request's way. */
public final class RequestIdContext {
    private static final String KEY = "requestId";

    private RequestIdContext() {}

    /**
     * Puts {@code requestId} in.
     *
     * @param requestId the id of the request that the thread works for
     * @return what stood there, for {@link #leave}; null for nothing
     */
    public static @Nullable String enter(String requestId) {
        String outer = MDC.get(KEY);
        MDC.put(KEY, requestId);
        return outer;
    }

    /**
     * Puts back what stood there, for what the thread does next.
     *
     * @param outer what {@link #enter} returned
     */
    public static void leave(@Nullable String outer) {
        if (outer == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, outer);
        }
    }
}
