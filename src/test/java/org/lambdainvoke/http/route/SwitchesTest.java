package org.lambdainvoke.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.LambdaInvokeSwitchesMXBean;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** An operator moves clients to the other side while the filter runs. */
public class SwitchesTest {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final Set<ObjectName> earlier = new HashSet<>();
    private Container.Running server;

    private void serve(String... more) throws Exception {
        Map<String, String> params = lambda.tableParams(more);
        params.put("routes", "GET /a echo share_by=address\nGET /b echo share=0");
        server = Container.JETTY.start(new WebApplication().filter(new LambdaInvokeFilter(), params));
    }

    @After
    public void stop() {
        server.close();
    }

    /** Other tests may have left theirs. */
    @Before
    public void lookAtEarlierBeans() throws Exception {
        earlier.addAll(beans.queryNames(new ObjectName("org.lambdainvoke:*"), null));
    }

    private Set<ObjectName> names(String type) throws Exception {
        Set<ObjectName> names =
                new HashSet<>(beans.queryNames(new ObjectName("org.lambdainvoke:type=" + type + ",*"), null));
        names.removeAll(earlier);
        return names;
    }

    private <T> T bean(Class<T> type, String name) throws Exception {
        return JMX.newMXBeanProxy(beans, names(name).iterator().next(), type);
    }

    private LambdaInvokeSwitchesMXBean switches() throws Exception {
        return bean(LambdaInvokeSwitchesMXBean.class, "LambdaInvokeSwitches");
    }

    private boolean isFunctions(String path) throws Exception {
        return Http.get(server.uri(path)).statusCode() == 200;
    }

    @Test
    public void shareTakesEffectWithTheNextRequest() throws Exception {
        serve("switches", "jmx");
        assertThat(isFunctions("/a")).isTrue();
        switches().setShare("GET /a", 0);
        assertThat(isFunctions("/a")).isFalse();
        switches().setShare("GET /b", 100);
        assertThat(isFunctions("/b")).isTrue();
        switches().resetSwitches();
        assertThat(isFunctions("/a")).isTrue();
        assertThat(isFunctions("/b")).isFalse();
    }

    @Test
    public void everythingGoesToTheApplicationAtOnce() throws Exception {
        serve("switches", "jmx");
        switches().allToApplication(true);
        assertThat(isFunctions("/a")).isFalse();
        switches().allToApplication(false);
        assertThat(isFunctions("/a")).isTrue();
    }

    @Test
    public void unknownRouteIsRefused() throws Exception {
        serve("switches", "jmx");
        LambdaInvokeSwitchesMXBean switches = switches();
        assertThat(assertThrows(RuntimeException.class, () -> switches.setShare("GET /c", 1)))
                .satisfies(failure -> assertThat(
                                failure instanceof RuntimeMBeanException
                                        ? failure.getCause().getMessage()
                                        : failure.getMessage())
                        .contains("[GET /c]"));
    }

    @Test
    public void nothingCanBeSwitchedUnlessItIsAskedFor() throws Exception {
        serve();
        assertThat(names("LambdaInvokeSwitches")).isEmpty();
    }

    @Test
    public void beanIsGoneWithItsFilter() throws Exception {
        serve("switches", "jmx");
        assertThat(names("LambdaInvokeSwitches")).hasSize(1);
        stop();
        assertThat(names("LambdaInvokeSwitches")).isEmpty();
    }

    @Test
    public void figuresShowEachRoute() throws Exception {
        serve("switches", "jmx");
        switches().setShare("GET /a", 2.5);
        LambdaInvokeFilterMXBean figures = bean(LambdaInvokeFilterMXBean.class, "LambdaInvokeFilter");
        assertThat(figures.getRoutes())
                .extracting(RouteState::getRoute, RouteState::getFunction, RouteState::getShare, RouteState::getBreaker)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("GET /a", "echo", 2.5, "none"),
                        org.assertj.core.groups.Tuple.tuple("GET /b", "echo", 0.0, "none"));
    }
}
