package org.lambdainvoke.internal.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.request.RoutePath;

/**
 * Routes by path and method, a tree of segments: how many there are makes no difference to a request. Of all templates
 * that fit a path and have its method, the most specific one wins: segment by segment from the left, a name before a
 * variable, and that before one for all that follow. HEAD goes to HEAD, otherwise to GET, otherwise to {@code *}. To be
 * filled before it is used; then thread-safe.
 *
 * @param <R> what stands for a route
 */
public final class RouteTable<R> {
    /** Stands for all methods that are not named. */
    public static final String ANY_METHOD = "*";

    /**
     * A route that was found.
     *
     * @param route which one
     * @param match how the request has met it
     */
    public record Found<R>(R route, RouteMatch match) {}

    private record Entry<R>(RouteTemplate template, String method, R route) {}

    private static final class Node<R> {
        private final Map<String, Node<R>> names = new HashMap<>();
        private @Nullable Node<R> variable;
        private final Map<String, Entry<R>> ends = new HashMap<>();
        private final Map<String, Entry<R>> rests = new HashMap<>();
    }

    private final Node<R> root = new Node<>();

    /**
     * Adds a route for a method.
     *
     * @param method whose case counts; {@link #ANY_METHOD} for all that are not named
     * @return the route that takes the same requests already; null when the route was added
     */
    public @Nullable R add(String method, RouteTemplate template, R route) {
        Node<R> node = root;
        Map<String, Entry<R>> entries = node.ends;
        for (RouteTemplate.Segment segment : template.segments()) {
            if (segment instanceof RouteTemplate.Segment.Rest) {
                entries = node.rests;
            } else {
                node = next(node, segment);
                entries = node.ends;
            }
        }
        Entry<R> before = entries.putIfAbsent(method, new Entry<>(template, method, route));
        return before == null ? null : before.route();
    }

    private static <R> Node<R> next(Node<R> node, RouteTemplate.Segment segment) {
        if (segment instanceof RouteTemplate.Segment.Name fixed) {
            return node.names.computeIfAbsent(fixed.name(), unused -> new Node<>());
        }
        Node<R> variable = node.variable;
        if (variable == null) {
            variable = new Node<>();
            node.variable = variable;
        }
        return variable;
    }

    /** The route for a request; null when there is none. */
    public @Nullable Found<R> find(String method, RoutePath path) {
        Entry<R> entry = find(root, method, path, 0);
        return entry == null
                ? null
                : new Found<>(
                        entry.route(),
                        new RouteMatch(
                                entry.method(),
                                entry.template().text(),
                                entry.template().variables(path)));
    }

    private static <R> @Nullable Entry<R> find(Node<R> node, String method, RoutePath path, int depth) {
        List<String> segments = path.segments();
        if (depth == segments.size()) {
            return withMethod(node.ends, method, path);
        }
        String segment = segments.get(depth);
        Node<R> named = node.names.get(segment);
        Entry<R> found = named == null ? null : find(named, method, path, depth + 1);
        if (found == null && node.variable != null && !segment.isEmpty()) {
            found = find(node.variable, method, path, depth + 1);
        }
        return found == null && !segment.isEmpty() ? withMethod(node.rests, method, path) : found;
    }

    private static <R> @Nullable Entry<R> withMethod(Map<String, Entry<R>> entries, String method, RoutePath path) {
        Entry<R> entry = entries.get(method);
        if (entry == null && method.equals("HEAD")) {
            entry = entries.get("GET");
        }
        if (entry == null) {
            entry = entries.get(ANY_METHOD);
        }
        List<String> ofContainer = path.ofContainer();
        // Access was checked by the path that the container sees: a route has to be one for that, too.
        return entry == null || ofContainer == null || entry.template().accepts(ofContainer) ? entry : null;
    }
}
