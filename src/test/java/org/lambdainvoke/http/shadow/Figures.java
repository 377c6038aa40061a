package org.lambdainvoke.http.shadow;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;

/** What JMX shows of the one filter that runs. */
final class Figures {
    private Figures() {}

    static LambdaInvokeFilterMXBean ofTheFilter() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = beans.queryNames(new ObjectName("org.lambdainvoke:type=LambdaInvokeFilter,*"), null);
        if (names.size() != 1) {
            throw new AssertionError("expected one filter, found " + names);
        }
        return JMX.newMXBeanProxy(beans, names.iterator().next(), LambdaInvokeFilterMXBean.class);
    }
}
