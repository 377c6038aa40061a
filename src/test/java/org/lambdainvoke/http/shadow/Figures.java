package org.lambdainvoke.http.shadow;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.rules.ExternalResource;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;

/** What JMX shows of the one filter of a test. Other tests may have left theirs. */
public final class Figures extends ExternalResource {
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private Set<ObjectName> earlier = Set.of();

    @Override
    protected void before() throws JMException {
        earlier = names("*");
    }

    private Set<ObjectName> names(String type) throws JMException {
        return beans.queryNames(new ObjectName("org.lambdainvoke:type=" + type + ",*"), null);
    }

    <T> T bean(Class<T> interfaceOfIt, String type) throws JMException {
        Set<ObjectName> names = new HashSet<>(names(type));
        names.removeAll(earlier);
        if (names.size() != 1) {
            throw new AssertionError("expected one filter, found " + names);
        }
        return JMX.newMXBeanProxy(beans, names.iterator().next(), interfaceOfIt);
    }

    LambdaInvokeFilterMXBean ofTheFilter() throws JMException {
        return bean(LambdaInvokeFilterMXBean.class, "LambdaInvokeFilter");
    }
}
