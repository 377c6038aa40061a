package org.lambdainvoke.internal.observe;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.observe.FilterGauges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bean of one filter in the platform's MBean server, named {@code
 * org.lambdainvoke:type=LambdaInvokeFilter,context="/shop",name="greet"}. Thread-safe.
 */
final class JmxBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(JmxFigures.class);

    /** Where applications of several hosts have the same path and filter: how many of them are told apart. */
    private static final int MAX_INSTANCES = 100;

    private final String type;
    private final FilterGauges gauges;
    private volatile @Nullable ObjectName name;

    /** A bean of the filter that {@code gauges} look at; not registered yet. */
    JmxBean(String type, FilterGauges gauges) {
        this.type = type;
        this.gauges = gauges;
    }

    /** Registers it. A server that does not take it is no reason not to serve requests. */
    void register(Object bean) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            for (int instance = 1; name == null && instance <= MAX_INSTANCES; instance++) {
                name = register(bean, server, nameOf(instance));
            }
        } catch (JMException | SecurityException e) {
            warn("has no " + type + " in JMX", e);
        }
    }

    private void warn(String what, Exception e) {
        LOGGER.warn("{} {}: {}", LogText.escape(gauges.filterName()), what, LogText.escape(e.toString()));
    }

    private static @Nullable ObjectName register(Object bean, MBeanServer server, ObjectName free) throws JMException {
        try {
            return server.registerMBean(bean, free).getObjectName();
        } catch (InstanceAlreadyExistsException e) {
            return null;
        }
    }

    private ObjectName nameOf(int instance) throws JMException {
        return new ObjectName("org.lambdainvoke:type=" + type + ",context="
                + ObjectName.quote(gauges.contextPath().isEmpty() ? "/" : gauges.contextPath())
                + ",name=" + ObjectName.quote(gauges.filterName())
                + (instance == 1 ? "" : ",instance=" + instance));
    }

    /** Unregisters it, as it would keep the web application's class loader. */
    void unregister() {
        ObjectName registered = name;
        if (registered != null) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
            } catch (JMException | SecurityException e) {
                warn("leaves its " + type + " in JMX", e);
            }
        }
    }
}
