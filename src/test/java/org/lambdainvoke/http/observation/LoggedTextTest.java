package org.lambdainvoke.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.internal.exchange.Observers;
import org.lambdainvoke.internal.observe.AccessLog;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.observe.JmxFigures;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.HostileText;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.IdleGauges;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** What others have written stands escaped in the lines of every logger; {@code ArchitectureTest} knows who logs. */
public class LoggedTextTest {
    private static final FilterGauges GAUGES = new IdleGauges(HostileText.TEXT, "/hostile");

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke");

    public LoggedTextTest() {
        lambda.function(
                "hostile", (input, output, context) -> context.getLogger().log(HostileText.TEXT));
    }

    @Test
    public void accessLine() {
        new AccessLog()
                .finished(new InvocationEvent(
                        "/",
                        HostileText.TEXT,
                        "id",
                        HostileText.TEXT,
                        HostileText.TEXT,
                        HostileText.TEXT,
                        HostileText.TEXT,
                        Side.FUNCTION,
                        null,
                        200,
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0));
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }

    @Test
    public void failureLine() {
        new InvocationLog(HostileText.TEXT)
                .failed(new InvocationFailure(FailureReason.REJECTED, HostileText.TEXT), "id");
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }

    @Test
    public void tailLine() {
        new InvocationLog("greet").tail(HostileText.TEXT, "id");
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }

    @Test
    public void lineOfUnfinishedInvocations() {
        new InvocationLog(HostileText.TEXT).unfinished(Duration.ZERO);
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }

    @Test
    public void lineOfAListenerThatFails() {
        InvocationListener failing = new InvocationListener() {
            @Override
            public void finished(InvocationEvent event) {}

            @Override
            public void started(FilterGauges gauges) {
                throw new IllegalStateException("a defect of the listener");
            }
        };
        Observers observers = new Observers(GAUGES, List.of(failing));
        observers.start();
        observers.stop();
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }

    @Test
    public void lineOfABeanThatIsGone() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        JmxFigures figures = new JmxFigures(GAUGES);
        figures.started(GAUGES);
        for (ObjectName name : server.queryNames(new ObjectName("org.lambdainvoke:context=\"/hostile\",*"), null)) {
            server.unregisterMBean(name);
        }
        figures.stopped(GAUGES);
        assertThat(HostileText.isEscapedIn(log.lines())).isTrue();
    }

    @Test
    public void linesOfALocalFunction() throws Exception {
        WebApplication application = new WebApplication()
                .filter(new LambdaInvokeFilter(), lambda.initParams("hostile", "invocation_type", "Event"));
        try (Container.Running server = Container.JETTY.start(application)) {
            Http.get(server.uri("/"));
            Await.until(() -> HostileText.isEscapedIn(log.lines()));
        }
    }
}
