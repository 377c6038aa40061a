package org.lambdainvoke.internal.payload;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.request.RoutePath;
import org.lambdainvoke.internal.route.RouteTable;
import org.lambdainvoke.internal.route.RouteTemplate;

/** How requests meet a route of a table, without a container. */
final class Matches {
    private Matches() {}

    /**
     * The match of a table with one line.
     *
     * @param line its methods and its template, such as {@code GET,POST /orders/{id}}
     */
    static RouteMatch of(String line, RequestTarget target) {
        String[] words = line.split(" ", -1);
        RouteTable<String> table = new RouteTable<>();
        for (String method : words[0].split(",", -1)) {
            table.add(method, RouteTemplate.parse(words[1]), line);
        }
        String path = target.uri().substring(target.contextPath().length()).replaceAll(";[^/]*", "");
        String matched = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        RoutePath routePath = RoutePath.of(target.uri(), target.contextPath(), matched);
        return table.find(target.method(), Objects.requireNonNull(routePath)).match();
    }

    /** A request that has met a route. */
    static RequestSnapshot routed(RequestSnapshot request, RouteMatch match) {
        return new RequestSnapshot(
                routed(request.head(), match), request.contentTypeField(), request.body(), request.consumedForm());
    }

    static RequestHead routed(RequestHead head, RouteMatch match) {
        return new RequestHead(
                head.target(), head.fields(), head.peer(), head.caller(), head.id(), head.time(), head.trace(), match);
    }
}
