package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.observe.RouteLog;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.internal.shadow.SkipReason;
import org.lambdainvoke.support.container.LogCapture;
import org.mockito.Mockito;

public class OperationsTest {
    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.routes");

    private final Route only = Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD);
    private final Switches switches = new Switches();
    private final RouteLog routeLog = new RouteLog("shop");
    private final ActiveRoutes routes = new ActiveRoutes(
            new RoutePlan.One(only),
            new AdmissionLimit(1),
            1,
            route -> Mockito.mock(LambdaInvoker.class),
            new Sides("shop", null, null, switches, routeLog));
    private final Operations operations = new Operations(routes, switches, routeLog);

    private int share() {
        return switches.rules(only).share();
    }

    private static RouteEntry entry(Route route, String line) {
        return new RouteEntry(List.of("*"), RouteTemplate.parse("/"), route, line);
    }

    @Test
    public void shareIsSwitchedAndLogged() {
        operations.setShare("*", 12.5);
        assertThat(share()).isEqualTo(1250);
        assertThat(routes.states())
                .singleElement()
                .satisfies(state -> assertThat(state.getShare()).isEqualTo(12.5));
        assertThat(log.lines()).singleElement().asString().contains("share of * [100] is now [12.5]");
    }

    @Test
    public void routeThatThereIsNotIsRefused() {
        assertThat(assertThrows(IllegalArgumentException.class, () -> operations.setShare("GET /a", 1)))
                .hasMessageContaining("[GET /a]")
                .hasMessageContaining("[*]");
    }

    @Test
    public void shadowIsSwitchedOverAndLogged() {
        operations.setShadow("*", 0.5);
        assertThat(switches.shadow(only)).isEqualTo(50);
        assertThat(routes.states())
                .singleElement()
                .satisfies(state -> assertThat(state.getShadow()).isEqualTo(0.5));
        assertThat(log.lines()).singleElement().asString().contains("shadow of * [0] is now [0.5]");
    }

    @Test
    public void shadowThatMakesNoSenseIsRefused() {
        assertThat(assertThrows(IllegalArgumentException.class, () -> operations.setShadow("*", -1)))
                .hasMessageContaining("shadow: found [-1.0]");
        assertThat(assertThrows(IllegalArgumentException.class, () -> operations.setShadow("GET /a", 1)))
                .hasMessageContaining("[GET /a]");
        assertThat(switches.shadow(only)).isZero();
    }

    @Test
    public void shadowIsAsConfiguredAfterAReset() {
        operations.setShadow("*", 5);
        operations.resetSwitches();
        assertThat(switches.shadow(only)).isZero();
    }

    @Test
    public void reportBeginsAnewAndThatIsLogged() {
        routes.all().get(0).report().skipped(SkipReason.FULL);
        assertThat(routes.shadows()).hasSize(1);
        operations.resetReport("*");
        assertThat(routes.shadows()).isEmpty();
        assertThat(log.lines()).singleElement().asString().contains("report of *");
    }

    @Test
    public void shareThatMakesNoSenseIsRefused() {
        for (double percent : new double[] {-1, 100.01, 0.001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(assertThrows(IllegalArgumentException.class, () -> operations.setShare("*", percent)))
                    .hasMessageContaining("0 to 100");
        }
        assertThat(share()).isEqualTo(10_000);
    }

    @Test
    public void resetSetsEverythingBack() {
        operations.setShare("*", 0);
        operations.allToApplication(true);
        operations.resetSwitches();
        assertThat(share()).isEqualTo(10_000);
        assertThat(operations.isAllToApplication()).isFalse();
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    public void switchEndsWithTheLineOfItsRoute() {
        ActiveRoutes table = new ActiveRoutes(
                new RoutePlan.Table(List.of(entry(only, "* / f"))),
                new AdmissionLimit(1),
                1,
                route -> Mockito.mock(LambdaInvoker.class),
                new Sides("shop", null, null, switches, routeLog));
        new Operations(table, switches, routeLog).setShare("*", 0);
        table.take(new RoutePlan.Table(List.of(entry(only, "* / f"))));
        assertThat(share()).isZero();
        table.take(new RoutePlan.Table(List.of(entry(only, "* / f share=50"))));
        assertThat(share()).isEqualTo(10_000);
    }
}
