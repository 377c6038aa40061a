package org.lambdainvoke;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.route.RoutePlan;

/** Makes the routes of a filter, in two steps: what is wrong with them becomes a fault first. Not thread-safe. */
interface RoutesPart {
    /** The regions that the ARNs of the functions name. */
    Set<String> regions();

    /** Whether a name that has a fault may be an ARN, so that its region is not known. */
    boolean mayHideARegion();

    /**
     * Notes each function of another region.
     *
     * @param region that of the connections; null when it is not known, empty when it has a fault itself
     */
    void requireRegion(@Nullable String region);

    /** The routes, once nothing has a fault. */
    RoutePlan plan();
}
