package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.observe.ShadowState;

/** What a bean shows that has a state among its attributes. */
public class ReportedStateTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private ObjectName name;
    private CompositeData state;

    /** A bean such as a filter's. */
    public interface StateMXBean {
        /** {@return the state} */
        ShadowState getState();
    }

    @Before
    public void register() throws Exception {
        name = new ObjectName("org.lambdainvoke.test:type=" + getClass().getSimpleName());
        ShadowReport report = new ShadowReport("GET /a", ShadowSamples.PATHS);
        report.compared(new Findings(List.of(new Difference("body/a", "1", "2")), null), 1_000_000, 1);
        report.skipped(SkipReason.FULL);
        StateMXBean bean = report::snapshot;
        server.registerMBean(bean, name);
        state = (CompositeData) server.getAttribute(name, "State");
    }

    @After
    public void unregister() throws Exception {
        server.unregisterMBean(name);
    }

    @Test
    public void figuresAreItems() {
        assertThat(state.get("route")).isEqualTo("GET /a");
        assertThat(state.get("compared")).isEqualTo(1L);
        assertThat(state.get("applicationMedianMillis")).isEqualTo(1.0);
    }

    @Test
    public void skippedRequestsAreRowsByReason() {
        TabularData skipped = (TabularData) state.get("skipped");
        assertThat(skipped.get(new Object[] {"full"}).get("value")).isEqualTo(1L);
    }

    @Test
    public void fieldsAndSamplesHaveItemsOfTheirOwn() {
        CompositeData field = ((CompositeData[]) state.get("fields"))[0];
        assertThat(field.get("path")).isEqualTo("body/a");
        assertThat(field.get("different")).isEqualTo(true);
        CompositeData sample = ((CompositeData[]) state.get("samples"))[0];
        assertThat(sample.get("path")).isEqualTo("body/a");
        assertThat(sample.get("function")).isNull();
    }
}
