package org.lambdainvoke.internal.route;

import java.util.List;

/** Which function answers what, as it is configured. Immutable. */
public sealed interface RoutePlan {
    /** All routes, one at least. */
    List<Route> routes();

    /** The names of the routes with variables whose payload has no place for them. */
    default List<String> withoutPlaceForVariables() {
        return List.of();
    }

    /**
     * One function for whatever comes.
     *
     * @param route which one
     */
    record One(Route route) implements RoutePlan {
        @Override
        public List<Route> routes() {
            return List.of(route);
        }
    }

    /**
     * Functions by method and path; what fits none goes on to the application.
     *
     * @param entries in the order in which they are written
     */
    record Table(List<RouteEntry> entries) implements RoutePlan {
        /** Keeps a copy. */
        public Table {
            entries = List.copyOf(entries);
        }

        @Override
        public List<Route> routes() {
            return entries.stream().map(RouteEntry::route).toList();
        }

        @Override
        public List<String> withoutPlaceForVariables() {
            return entries.stream()
                    .filter(entry -> entry.template().hasVariables()
                            && !entry.route().payload().hasPathParameters())
                    .map(entry -> entry.route().name())
                    .toList();
        }
    }
}
