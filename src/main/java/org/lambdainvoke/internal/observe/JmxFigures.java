package org.lambdainvoke.internal.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.observe.ShadowState;

/**
 * The figures of one filter as a bean of the platform's MBean server, named
 * {@code org.lambdainvoke:type=LambdaInvokeFilter,context="/shop",name="greet"}. Thread-safe.
 */
public final class JmxFigures implements InvocationListener, LambdaInvokeFilterMXBean {
    private final FilterGauges gauges;
    private final JmxBean bean;
    private final Map<String, Sum> sums = new ConcurrentHashMap<>();
    private final Map<String, SideCount> sides = new ConcurrentHashMap<>();
    private final LongAdder requestBytes = new LongAdder();
    private final LongAdder responseBytes = new LongAdder();

    /**
     * The figures of the filter that {@code gauges} look at.
     *
     * @param gauges what the bean asks
     */
    public JmxFigures(FilterGauges gauges) {
        this.gauges = gauges;
        this.bean = new JmxBean("LambdaInvokeFilter", gauges);
    }

    @Override
    public void started(FilterGauges own) {
        bean.register(this);
    }

    @Override
    public void finished(InvocationEvent event) {
        String outcome = event.route() + ' ' + event.side().text() + ' ' + event.outcome() + ' ' + event.statusClass();
        sums.computeIfAbsent(outcome, unused -> new Sum(event)).add(event);
        side(event.route(), event.side());
        requestBytes.add(event.requestBytes());
        responseBytes.add(event.responseBytes());
    }

    @Override
    public void passed(FilterGauges own, String route) {
        side(route, Side.APPLICATION);
    }

    private void side(String route, Side side) {
        sides.computeIfAbsent(route + ' ' + side.text(), unused -> new SideCount(route, side))
                .count
                .increment();
    }

    @Override
    public void stopped(FilterGauges own) {
        bean.unregister();
    }

    @Override
    public String getFunction() {
        return gauges.function();
    }

    @Override
    public int getRunning() {
        return gauges.running();
    }

    @Override
    public int getLeasedConnections() {
        ConnectionCounts connections = gauges.connections();
        return connections == null ? -1 : connections.leased();
    }

    @Override
    public int getIdleConnections() {
        ConnectionCounts connections = gauges.connections();
        return connections == null ? -1 : connections.idle();
    }

    @Override
    public List<Outcome> getOutcomes() {
        return new ArrayList<>(new TreeMap<>(sums).values());
    }

    @Override
    public List<RouteState> getRoutes() {
        return gauges.routes();
    }

    @Override
    public List<Answered> getSides() {
        return new ArrayList<>(new TreeMap<>(sides).values());
    }

    @Override
    public List<ShadowState> getShadows() {
        return gauges.shadows();
    }

    @Override
    public long getIgnoredShareHeaders() {
        return gauges.ignoredShareHeaders();
    }

    @Override
    public long getRequestBytes() {
        return requestBytes.sum();
    }

    @Override
    public long getResponseBytes() {
        return responseBytes.sum();
    }

    /** How many requests of a route one side has answered. */
    private static final class SideCount implements Answered {
        private final String route;
        private final Side side;
        private final LongAdder count = new LongAdder();

        SideCount(String route, Side side) {
            this.route = route;
            this.side = side;
        }

        @Override
        public String getRoute() {
            return route;
        }

        @Override
        public String getSide() {
            return side.text();
        }

        @Override
        public long getCount() {
            return count.sum();
        }
    }

    /** What requests that ended alike have in common. */
    private static final class Sum implements Outcome {
        private final String route;
        private final String side;
        private final String reason;
        private final String status;
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        Sum(InvocationEvent event) {
            this.route = event.route();
            this.side = event.side().text();
            this.reason = event.outcome();
            this.status = event.statusClass();
        }

        void add(InvocationEvent event) {
            count.increment();
            nanos.add(event.total().toNanos());
        }

        @Override
        public String getRoute() {
            return route;
        }

        @Override
        public String getSide() {
            return side;
        }

        @Override
        public String getReason() {
            return reason;
        }

        @Override
        public String getStatus() {
            return status;
        }

        @Override
        public long getCount() {
            return count.sum();
        }

        @Override
        public double getMillis() {
            return nanos.sum() / 1e6;
        }
    }
}
