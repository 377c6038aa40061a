package org.lambdainvoke.internal.route;

import java.util.List;

/**
 * A line of a route table. Immutable.
 *
 * @param methods the methods that are named; {@link RouteTable#ANY_METHOD} alone for all others
 * @param template the path
 * @param route which function answers, and how
 * @param line all that is written; two entries with the same do the same
 */
public record RouteEntry(List<String> methods, RouteTemplate template, Route route, String line) {
    /** Keeps a copy of the methods. */
    public RouteEntry {
        methods = List.copyOf(methods);
    }
}
