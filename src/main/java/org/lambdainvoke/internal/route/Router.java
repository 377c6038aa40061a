package org.lambdainvoke.internal.route;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.RequestHead;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.internal.request.RequestLine;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.request.RoutePath;

/** Decides who answers a request, before its body is read and before anything is asynchronous. Thread-safe. */
public interface Router {
    /** {@return the decision for {@code request}} */
    Decision decide(RequestLine request);

    /** {@return a router by which {@code route} is met by whatever comes} */
    static Router to(ActiveRoute route, Sides sides) {
        Decision plain = invoke(route, RouteMatch.NONE, null);
        return request -> sides.isPlain(route.route()) ? plain : decide(route, RouteMatch.NONE, request, sides);
    }

    /** {@return a router by which the routes of {@code table} are met; what fits none is the application's} */
    static Router by(RouteTable<ActiveRoute> table, Sides sides) {
        return request -> {
            RoutePath path = request.routePath();
            RouteTable.Found<ActiveRoute> found = path == null ? null : table.find(request.method(), path);
            if (found == null) {
                return Decision.Pass.UNROUTED;
            }
            return sides.isPlain(found.route().route())
                    ? invoke(found.route(), found.match(), null)
                    : decide(found.route(), found.match(), request, sides);
        };
    }

    private static Decision invoke(ActiveRoute route, RouteMatch match, @Nullable FunctionReference canary) {
        FunctionReference own = route.route().invocation().function();
        return new Decision.Invoke(route, match, canary == null ? own : canary);
    }

    private static Decision decide(ActiveRoute route, RouteMatch match, RequestLine request, Sides sides) {
        if (sides.switches().isAllToApplication()) {
            return new Decision.Pass(route);
        }
        RequestHead head = request.head(match.template());
        SideRules rules = sides.switches().rules(route.route());
        if (sides.side(rules, head) == Side.FUNCTION) {
            return invoke(route, match, sides.canary(rules, head));
        }
        return sides.isShadowed(route.route(), request.method())
                ? new Decision.Shadow(route, match)
                : new Decision.Pass(route);
    }

    /** Who answers a request. Immutable. */
    sealed interface Decision {
        /**
         * A function.
         *
         * @param route which one, and how
         * @param match how the request has met the route
         * @param function which one to call: that of the route, or its canary
         */
        record Invoke(ActiveRoute route, RouteMatch match, FunctionReference function) implements Decision {}

        /**
         * The application; the function is asked the same afterwards, and nobody gets its answer.
         *
         * @param route which function
         * @param match how the request has met the route
         */
        record Shadow(ActiveRoute route, RouteMatch match) implements Decision {}

        /**
         * The application.
         *
         * @param route the route that the request has met; null for none, and then it goes on untouched
         */
        record Pass(@Nullable ActiveRoute route) implements Decision {
            /** For a request that has met no route. */
            public static final Pass UNROUTED = new Pass(null);
        }
    }
}
