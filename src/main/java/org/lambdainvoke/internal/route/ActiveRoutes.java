package org.lambdainvoke.internal.route;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.policy.Breaker;
import org.lambdainvoke.internal.policy.BreakerRules;
import org.lambdainvoke.internal.policy.CountingBreaker;
import org.lambdainvoke.internal.policy.Room;
import org.lambdainvoke.internal.request.RequestLine;
import org.lambdainvoke.internal.shadow.ShadowReport;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.observe.ShadowState;

/** The routes that take the requests of a filter; a table is swapped whole. Thread-safe. */
public final class ActiveRoutes implements Router {
    private final AdmissionLimit limit;
    private final int places;
    private final Function<Route, LambdaInvoker> invokers;
    private final Sides sides;
    private volatile Router router;
    private volatile List<ActiveRoute> all = List.of();
    private Map<String, ActiveRoute> byLine = Map.of();

    /**
     * Takes requests from now on.
     *
     * @param limit for all routes together
     * @param places how many invocations it admits
     * @param invokers what calls the function of a route
     * @param sides who chooses between function and application
     */
    public ActiveRoutes(
            RoutePlan plan, AdmissionLimit limit, int places, Function<Route, LambdaInvoker> invokers, Sides sides) {
        this.limit = limit;
        this.places = places;
        this.invokers = invokers;
        this.sides = sides;
        this.router = plan instanceof RoutePlan.Table table
                ? Router.by(activate(table), sides)
                : Router.to(activateOnly(((RoutePlan.One) plan).route()), sides);
    }

    /**
     * What a new table has changed.
     *
     * @param route its methods and template
     * @param before its line; null for a route that there was not
     * @param now its line; null for a route that there is no more
     */
    public record Change(
            String route, @Nullable String before, @Nullable String now) {}

    /**
     * Swaps the table. A route whose line is the same goes on as it is; requests that are under way end as begun.
     *
     * @return what is different
     */
    public synchronized List<Change> take(RoutePlan.Table table) {
        Map<String, String> before = linesByName();
        router = Router.by(activate(table), sides);
        Map<String, String> now = linesByName();
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        sides.switches().forget(names);
        return names.stream()
                .map(name -> new Change(name, before.get(name), now.get(name)))
                .toList();
    }

    /** How each stands now. */
    public List<RouteState> states() {
        return all.stream()
                .map(active -> (RouteState) new StateOfRoute(
                        active.route().name(),
                        active.route().invocation().function().toString(),
                        sides.switches().rules(active.route()).share(),
                        sides.switches().shadow(active.route()),
                        active.breaker().state()))
                .toList();
    }

    /** What the shadow of each has found, of those only that were compared or skipped. */
    public List<ShadowState> shadows() {
        return all.stream()
                .map(active -> active.report().snapshot())
                .filter(state -> state.getCompared() > 0 || !state.getSkipped().isEmpty())
                .toList();
    }

    /** All of them, in the order in which they are written. */
    List<ActiveRoute> all() {
        return all;
    }

    private Map<String, String> linesByName() {
        Map<String, String> lines = new LinkedHashMap<>();
        byLine.forEach((line, route) -> lines.put(route.route().name(), line));
        return lines;
    }

    private RouteTable<ActiveRoute> activate(RoutePlan.Table plan) {
        Map<String, ActiveRoute> before = byLine;
        Map<String, ActiveRoute> now = new LinkedHashMap<>();
        RouteTable<ActiveRoute> table = new RouteTable<>();
        for (RouteEntry entry : plan.entries()) {
            ActiveRoute known = before.get(entry.line());
            ActiveRoute route = known == null ? activate(entry.route()) : known;
            now.put(entry.line(), route);
            for (String method : entry.methods()) {
                table.add(method, entry.template(), route);
            }
        }
        byLine = now;
        all = List.copyOf(now.values());
        return table;
    }

    private ActiveRoute activateOnly(Route route) {
        ActiveRoute only = activate(route);
        all = List.of(only);
        return only;
    }

    private ActiveRoute activate(Route route) {
        int own = route.invocation().maxConcurrency();
        Room room = own < places ? new AdmissionLimit(own).within(limit) : limit;
        Semaphore fallbacks = new Semaphore(route.fallback().maxConcurrency());
        BreakerRules rules = route.breaker();
        Breaker breaker = rules == null ? Breaker.NONE : new CountingBreaker(rules);
        return new ActiveRoute(
                route,
                breaker,
                room,
                fallbacks,
                new Semaphore(route.shadow().maxConcurrency()),
                new ShadowReport(route.name(), route.shadow().samples()),
                invokers.apply(route));
    }

    @Override
    public Decision decide(RequestLine request) {
        return router.decide(request);
    }
}
