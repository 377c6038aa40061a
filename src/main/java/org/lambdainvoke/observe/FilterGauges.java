package org.lambdainvoke.observe;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.ConnectionCounts;

/** What a filter is at, at this moment. Thread-safe. */
public interface FilterGauges {
    /** The name under which the filter is registered. */
    String filterName();

    /** The path of the web application; empty for the root. */
    String contextPath();

    /** The function as it is configured, with its qualifier. */
    String function();

    /** Invocations that run. */
    int running();

    /** The connections of the client, which filters with equal settings share; null when the client does not tell. */
    @Nullable
    ConnectionCounts connections();
}
