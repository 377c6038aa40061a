package org.lambdainvoke.internal.observe;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of one filter as a bean of the platform's MBean server, named
 * {@code org.lambdainvoke:type=LambdaInvokeFilter,context="/shop",name="greet"}. Thread-safe.
 */
public final class JmxFigures implements InvocationListener, LambdaInvokeFilterMXBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(JmxFigures.class);

    /** Where applications of several hosts have the same path and filter: how many of them are told apart. */
    private static final int MAX_INSTANCES = 100;

    private final FilterGauges gauges;
    private final Map<String, Sum> sums = new ConcurrentHashMap<>();
    private final Map<String, SideCount> sides = new ConcurrentHashMap<>();
    private final LongAdder requestBytes = new LongAdder();
    private final LongAdder responseBytes = new LongAdder();
    private volatile @Nullable ObjectName name;

    /**
     * The figures of the filter that {@code gauges} look at.
     *
     * @param gauges what the bean asks
     */
    public JmxFigures(FilterGauges gauges) {
        this.gauges = gauges;
    }

    /** Registers the bean. A server that does not take it is no reason not to serve requests. */
    @Override
    public void started(FilterGauges own) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (int instance = 1; name == null && instance <= MAX_INSTANCES; instance++) {
                name = register(server, nameOf(instance));
            }
        } catch (JMException | SecurityException e) {
            warn("has no figures in JMX", e);
        }
    }

    private void warn(String what, Exception e) {
        LOGGER.warn("{} {}: {}", LogText.escape(gauges.filterName()), what, LogText.escape(e.toString()));
    }

    private @Nullable ObjectName register(MBeanServer server, ObjectName free) throws JMException {
        try {
            return server.registerMBean(this, free).getObjectName();
        } catch (InstanceAlreadyExistsException e) {
            return null;
        }
    }

    private ObjectName nameOf(int instance) throws JMException {
        return new ObjectName("org.lambdainvoke:type=LambdaInvokeFilter,context="
                + ObjectName.quote(gauges.contextPath().isEmpty() ? "/" : gauges.contextPath())
                + ",name=" + ObjectName.quote(gauges.filterName())
                + (instance == 1 ? "" : ",instance=" + instance));
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

    /** Unregisters the bean, which would keep the web application's class loader. */
    @Override
    public void stopped(FilterGauges own) {
        ObjectName registered = name;
        if (registered != null) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
            } catch (JMException | SecurityException e) {
                warn("leaves its figures in JMX", e);
            }
        }
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
    public List<Answered> getSides() {
        return new ArrayList<>(new TreeMap<>(sides).values());
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
