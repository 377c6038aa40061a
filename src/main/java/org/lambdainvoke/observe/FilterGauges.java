package org.lambdainvoke.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;

/** What a filter is at, at this moment. Thread-safe. */
public interface FilterGauges {
    /** {@return the name under which the filter is registered} */
    String filterName();

    /** {@return the path of the web application; empty for the root} */
    String contextPath();

    /** {@return the function as it is configured, with its qualifier; {@code *} where a route table names them} */
    String function();

    /** {@return how each route stands at this moment, in the order in which they are written} */
    default List<RouteState> routes() {
        return List.of();
    }

    /** {@return what the shadow of each route has found, of those only that had one} */
    default List<ShadowState> shadows() {
        return List.of();
    }

    /** {@return how many requests had a {@code share_header} with a wrong secret} */
    default long ignoredShareHeaders() {
        return 0;
    }

    /** {@return how many invocations run} */
    int running();

    /**
     * The connections of the client, which filters with equal settings share; null when the client does not tell.
     *
     * @return how many, at this moment
     */
    @Nullable
    ConnectionCounts connections();
}
