package org.lambdainvoke.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Side;

/**
 * Meters of Micrometer, which the application brings along. Each has the tags {@code context} (the path of the web
 * application, {@code /} for the root), {@code filter} and {@code function} ({@code *} where a route table names
 * several), of which there are as many as filters; nothing that a client sends becomes a tag.
 *
 * <ul>
 *   <li>{@code lambda.invoke}: a timer of requests, with {@code route} (its template, {@code *} where there is no route
 *       table), {@code side} ({@code function} or {@code fallback}), {@code reason} ({@code ok} or a reason's code) and
 *       {@code status} ({@code 2xx} to {@code 5xx}, {@code none}); {@code function} is that of the route
 *   <li>{@code lambda.invoke.sides}: a counter of requests that have met a route, with {@code route} and {@code side}
 *       ({@code function}, {@code application} or {@code fallback})
 *   <li>{@code lambda.invoke.shadows}: a counter of requests that were chosen for a shadow, with {@code route} and
 *       {@code outcome} ({@code equal}, {@code different}, or why nothing was compared)
 *   <li>{@code lambda.invoke.shadows.time}: a timer of those that were compared, with {@code route} and {@code side}
 *       ({@code function} or {@code application})
 *   <li>{@code lambda.invoke.share.headers.ignored}: a counter of requests with a {@code share_header} that chose no
 *       side, as its secret was not the right one
 *   <li>{@code lambda.invoke.running}: a gauge of the invocations that run
 *   <li>{@code lambda.invoke.breakers.open}: a gauge of the routes whose breaker is not closed
 *   <li>{@code lambda.invoke.connections}: gauges of connections, with {@code state} ({@code leased} or {@code idle})
 *   <li>{@code lambda.invoke.request.size} and {@code lambda.invoke.response.size}: summaries in bytes
 * </ul>
 *
 * <p>Thread-safe; one object may serve several filters.
 */
public final class MicrometerMetrics implements ShadowListener {
    private static final String NAME = "lambda.invoke";

    private final MeterRegistry registry;
    private final Map<String, FilterMeters> filters = new ConcurrentHashMap<>();

    /**
     * Meters in {@code registry}, which stays its owner's to close.
     *
     * @param registry where the meters are made
     */
    public MicrometerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void started(FilterGauges gauges) {
        filters.put(key(gauges.contextPath(), gauges.filterName()), new FilterMeters(gauges, registry));
    }

    @Override
    public void finished(InvocationEvent event) {
        FilterMeters meters = filters.get(key(event.contextPath(), event.filterName()));
        if (meters != null) {
            meters.add(event);
        }
    }

    @Override
    public void passed(FilterGauges gauges, String route) {
        FilterMeters meters = filters.get(key(gauges.contextPath(), gauges.filterName()));
        if (meters != null) {
            meters.side(route, Side.APPLICATION);
        }
    }

    @Override
    public void shadowed(ShadowEvent event) {
        FilterMeters meters = filters.get(key(event.contextPath(), event.filterName()));
        if (meters != null) {
            meters.shadow(event);
        }
    }

    /** Removes the filter's meters from the registry. */
    @Override
    public void stopped(FilterGauges gauges) {
        FilterMeters meters = filters.remove(key(gauges.contextPath(), gauges.filterName()));
        if (meters != null) {
            meters.remove();
        }
    }

    private static String key(String contextPath, String filterName) {
        return contextPath + ' ' + filterName;
    }

    /** The meters of one filter. */
    private static final class FilterMeters {
        private final MeterRegistry registry;
        private final Tags tags;
        private final List<Meter> gauges;
        private final DistributionSummary requestSize;
        private final DistributionSummary responseSize;
        private final Map<String, Timer> timers = new ConcurrentHashMap<>();
        private final Map<String, Counter> sides = new ConcurrentHashMap<>();
        private final Map<Tags, Meter> shadows = new ConcurrentHashMap<>();

        FilterMeters(FilterGauges filter, MeterRegistry registry) {
            this.registry = registry;
            String context = filter.contextPath().isEmpty() ? "/" : filter.contextPath();
            this.tags = Tags.of("context", context, "filter", filter.filterName(), "function", filter.function());
            this.gauges = List.of(
                    Gauge.builder(NAME + ".running", filter, FilterGauges::running)
                            .description("Invocations that run")
                            .tags(tags)
                            .register(registry),
                    Gauge.builder(NAME + ".breakers.open", filter, FilterMeters::openBreakers)
                            .description("Routes whose breaker is not closed")
                            .tags(tags)
                            .register(registry),
                    FunctionCounter.builder(NAME + ".share.headers.ignored", filter, FilterGauges::ignoredShareHeaders)
                            .description("Requests whose share_header has the wrong secret")
                            .tags(tags)
                            .register(registry),
                    connections(filter, "leased", ConnectionCounts::leased),
                    connections(filter, "idle", ConnectionCounts::idle));
            this.requestSize = size("request", "Payloads of invocations");
            this.responseSize = size("response", "Bodies that were written to clients");
        }

        private static double openBreakers(FilterGauges filter) {
            return filter.routes().stream()
                    .map(RouteState::getBreaker)
                    .filter(state -> state.equals("open") || state.equals("half_open"))
                    .count();
        }

        private Gauge connections(FilterGauges filter, String state, ToIntFunction<ConnectionCounts> count) {
            return Gauge.builder(NAME + ".connections", filter, all -> countOf(all.connections(), count))
                    .description("Connections to the Invoke API, shared by filters with equal settings")
                    .tags(tags.and("state", state))
                    .register(registry);
        }

        private static double countOf(@Nullable ConnectionCounts connections, ToIntFunction<ConnectionCounts> count) {
            return connections == null ? Double.NaN : count.applyAsInt(connections);
        }

        private DistributionSummary size(String what, String description) {
            return DistributionSummary.builder(NAME + "." + what + ".size")
                    .description(description)
                    .baseUnit("bytes")
                    .tags(tags)
                    .register(registry);
        }

        void add(InvocationEvent event) {
            String key = event.function()
                    + ' '
                    + event.route()
                    + ' '
                    + event.side().text()
                    + ' '
                    + event.outcome()
                    + ' '
                    + event.statusClass();
            timers.computeIfAbsent(key, unused -> timer(event)).record(event.total());
            requestSize.record((double) event.requestBytes());
            responseSize.record((double) event.responseBytes());
            side(event.route(), event.side());
        }

        void side(String route, Side side) {
            sides.computeIfAbsent(
                            route + ' ' + side.text(),
                            unused -> Counter.builder(NAME + ".sides")
                                    .description("Requests that have met a route, by who answered")
                                    .tags(tags.and("route", route, "side", side.text()))
                                    .register(registry))
                    .increment();
        }

        void shadow(ShadowEvent event) {
            Tags ofRoute = tags.and("function", event.function(), "route", event.route());
            Tags ofOutcome = ofRoute.and("outcome", event.outcome());
            shadow(
                            ofOutcome,
                            () -> Counter.builder(NAME + ".shadows")
                                    .description("Requests that were chosen for a shadow, by what came of it")
                                    .tags(ofOutcome)
                                    .register(registry))
                    .increment();
            if (event.isCompared()) {
                time(ofRoute, Side.FUNCTION).record(event.functionTime());
                time(ofRoute, Side.APPLICATION).record(event.applicationTime());
            }
        }

        private Timer time(Tags ofRoute, Side side) {
            Tags ofSide = ofRoute.and("side", side.text());
            return shadow(
                    ofSide,
                    () -> Timer.builder(NAME + ".shadows.time")
                            .description("What both sides took for requests that were compared")
                            .tags(ofSide)
                            .register(registry));
        }

        /** The meter with these tags, which no other meter of shadows has. */
        @SuppressWarnings("unchecked")
        private <T extends Meter> T shadow(Tags own, Supplier<T> maker) {
            return (T) shadows.computeIfAbsent(own, unused -> maker.get());
        }

        private Timer timer(InvocationEvent event) {
            return Timer.builder(NAME)
                    .description("Requests that the filter took")
                    .tags(tags.and("function", event.function(), "route", event.route())
                            .and("side", event.side().text())
                            .and("reason", event.outcome(), "status", event.statusClass()))
                    .register(registry);
        }

        void remove() {
            gauges.forEach(registry::remove);
            timers.values().forEach(registry::remove);
            sides.values().forEach(registry::remove);
            shadows.values().forEach(registry::remove);
            registry.remove(requestSize);
            registry.remove(responseSize);
        }
    }
}
