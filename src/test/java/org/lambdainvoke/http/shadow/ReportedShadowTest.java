package org.lambdainvoke.http.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.LambdaInvokeSwitchesMXBean;
import org.lambdainvoke.observe.MicrometerMetrics;
import org.lambdainvoke.observe.RouteState;
import org.lambdainvoke.observe.ShadowField;
import org.lambdainvoke.observe.ShadowListener;
import org.lambdainvoke.observe.ShadowSample;
import org.lambdainvoke.observe.ShadowState;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.Container;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** An operator reads what the shadow of a route has found. */
public class ReportedShadowTest {
    private static final int CONTROLS = 200;

    @Rule
    public final Figures beans = new Figures();

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.shadow");

    private final ShadowEvents shadows = new ShadowEvents();
    private final AtomicInteger calls = new AtomicInteger();
    private InvocationListener listener = shadows;
    private Container.Running server;

    {
        lambda.function(
                "loans",
                (input, output, context) -> output.write(
                        ("{\"title\":\"body-of-the-function\",\"due\":14,\"copies\":[{\"id\":\"c1\"}],\"asked\":"
                                        + calls.incrementAndGet()
                                        + ",\"ignored\":{\"any\":1}}")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Application extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.setHeader("X-Shelf", "body-of-the-field");
            response.getWriter()
                    .print("{\"title\":\"body-of-the-application\",\"due\":\"14\",\"copies\":[{\"id\":\"a1\"}],"
                            + "\"asked\":0,\"ignored\":{\"any\":2}}");
        }
    }

    private void serve(String... more) throws Exception {
        Map<String, String> params = lambda.tableParams(more);
        params.put("routes", "GET /loans loans share=0\nGET /other echo share=0 shadow=0");
        params.putIfAbsent("shadow", "100");
        params.putIfAbsent("shadow_ignore", "/ignored");
        params.put("switches", "jmx");
        server = Container.JETTY.start(new WebApplication()
                .initializer(
                        (classes, context) -> context.setAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE, listener))
                .servlet("/*", new Application())
                .filter(new LambdaInvokeFilter(), params));
    }

    @After
    public void stop() {
        server.close();
    }

    private LambdaInvokeFilterMXBean figures() throws Exception {
        return beans.ofTheFilter();
    }

    private LambdaInvokeSwitchesMXBean switches() throws Exception {
        return beans.bean(LambdaInvokeSwitchesMXBean.class, "LambdaInvokeSwitches");
    }

    private ShadowState report() throws Exception {
        return figures().getShadows().stream().findFirst().orElseThrow();
    }

    private void ask(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Http.get(server.uri("/loans"));
            shadows.take();
        }
    }

    @Test
    public void plantedDifferencesAreReported() throws Exception {
        serve();
        ask(3);
        assertThat(report().getRoute()).isEqualTo("GET /loans");
        assertThat(report().getCompared()).isEqualTo(3);
        assertThat(report().getEqual()).isZero();
        assertThat(report().getFields())
                .extracting(ShadowField::getPath, ShadowField::getRaw, ShadowField::getNoise, ShadowField::isDifferent)
                .containsExactlyInAnyOrder(
                        tuple("header:x-shelf", 3L, 0L, true),
                        tuple("body/title", 3L, 0L, true),
                        tuple("body/due", 3L, 0L, true),
                        tuple("body/copies/*/id", 3L, 0L, true),
                        tuple("body/asked", 3L, 0L, true));
    }

    @Test
    public void whatTheFunctionAnswersOtherwiseEachTimeIsNoise() throws Exception {
        serve("shadow_control", "100");
        ask(CONTROLS);
        Await.until(() -> calls.get() == 2 * CONTROLS && controls() == CONTROLS);
        assertThat(report().getFields())
                .filteredOn(ShadowField::isDifferent)
                .extracting(ShadowField::getPath)
                .containsExactlyInAnyOrder("header:x-shelf", "body/title", "body/due", "body/copies/*/id");
        assertThat(report().getFields())
                .filteredOn(field -> field.getPath().equals("body/asked"))
                .extracting(ShadowField::getNoise, ShadowField::isDifferent)
                .containsExactly(tuple((long) CONTROLS, false));
    }

    private long controls() {
        try {
            return report().getControls();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void onlyPlacesAreShownByDefault() throws Exception {
        serve();
        ask(1);
        assertThat(report().getSamples())
                .extracting(ShadowSample::getPath, ShadowSample::getApplication, ShadowSample::getFunction)
                .contains(tuple("body/due", null, null));
        assertThat(figures().getShadows().toString()).doesNotContain("body-of-the-");
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("body-of-the-"));
    }

    @Test
    public void valuesAreShownToWhoeverAsksForThem() throws Exception {
        serve("shadow_samples", "values", "shadow_ignore", "/title,/ignored,header:X-Shelf");
        ask(1);
        assertThat(report().getSamples())
                .extracting(ShadowSample::getPath, ShadowSample::getApplication, ShadowSample::getFunction)
                .contains(tuple("body/due", "\"14\"", "14"));
        assertThat(log.lines())
                .anyMatch(line -> line.contains(" at body/due, told once application=[\"14\"] function=[14]"));
    }

    @Test
    public void nothingOfAnAnswerIsShownToWhoeverWantsThat() throws Exception {
        serve("shadow_samples", "none");
        ask(1);
        assertThat(report().getSamples()).isEmpty();
        assertThat(report().getFields()).extracting(ShadowField::getPath).containsExactlyInAnyOrder("headers", "body");
        assertThat(log.lines()).noneMatch(line -> line.contains("title") || line.contains("shelf"));
    }

    @Test
    public void eachKindOfDifferenceIsLoggedOnce() throws Exception {
        serve();
        ask(3);
        assertThat(log.lines())
                .hasSize(5)
                .anyMatch(line -> line.matches("\\S+ route=\\[GET /loans] requestId=\\S+ the function answers otherwise"
                        + " at body/due, told once"));
    }

    @Test
    public void reportBeginsAnew() throws Exception {
        serve();
        ask(2);
        switches().resetReport("GET /loans");
        assertThat(figures().getShadows()).isEmpty();
        ask(1);
        assertThat(report().getCompared()).isEqualTo(1);
        assertThat(log.lines()).hasSize(10);
    }

    @Test
    public void shadowIsSwitchedOnAndOffWhileTheFilterRuns() throws Exception {
        serve("shadow", "0");
        Http.get(server.uri("/loans"));
        switches().setShadow("GET /loans", 100);
        ask(1);
        assertThat(figures().getRoutes())
                .extracting(RouteState::getRoute, RouteState::getShadow)
                .containsExactly(tuple("GET /loans", 100.0), tuple("GET /other", 0.0));
        switches().resetSwitches();
        Http.get(server.uri("/loans"));
        assertThat(lambda.invocations()).hasSize(1);
    }

    @Test
    public void nothingIsAskedWhenEverythingIsTheApplications() throws Exception {
        serve();
        switches().allToApplication(true);
        Http.get(server.uri("/loans"));
        switches().allToApplication(false);
        ask(1);
        assertThat(lambda.invocations()).hasSize(1);
    }

    @Test
    public void failuresOfTheFunctionAreCountedByTheirReason() throws Exception {
        serve();
        lambda.endpoint().close();
        ask(2);
        assertThat(report().getSkipped()).isEqualTo(Map.of("unreachable", 2L));
        assertThat(report().getCompared()).isZero();
    }

    @Test
    public void liveFiguresKnowNothingOfIt() throws Exception {
        serve();
        ask(1);
        assertThat(figures().getOutcomes()).isEmpty();
        assertThat(figures().getSides())
                .extracting(side -> side.getRoute() + " " + side.getSide() + " " + side.getCount())
                .containsExactly("/loans application 1");
    }

    @Test
    public void metersHaveTheOutcomes() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        listener = new MicrometerMetrics(registry);
        serve();
        Http.get(server.uri("/loans"));
        Await.until(() -> registry.find("lambda.invoke.shadows.time").timers().size() == 2);
        Counter counter = registry.get("lambda.invoke.shadows").counter();
        assertThat(counter.count()).isEqualTo(1);
        assertThat(counter.getId().getTags())
                .extracting(tag -> tag.getKey() + "=" + tag.getValue())
                .contains("function=loans", "route=/loans", "outcome=different");
        for (String side : List.of("function", "application")) {
            assertThat(registry.get("lambda.invoke.shadows.time")
                            .tag("side", side)
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
        stop();
        assertThat(registry.find("lambda.invoke.shadows").counter()).isNull();
        assertThat(registry.find("lambda.invoke.shadows.time").timer()).isNull();
    }

    @Test
    public void listenerThatFailsHarmsNobody() throws Exception {
        listener = (ShadowListener) event -> {
            throw new IllegalStateException("of the listener");
        };
        serve();
        for (int i = 0; i < 2; i++) {
            assertThat(Http.get(server.uri("/loans")).statusCode()).isEqualTo(200);
        }
        Await.until(() -> figures().getShadows().stream().anyMatch(state -> state.getCompared() == 2));
    }

    @Test
    public void timesOfBothSidesAreKnown() throws Exception {
        serve();
        ask(1);
        assertThat(report().getApplicationMedianMillis()).isPositive();
        assertThat(report().getFunctionP95Millis()).isPositive();
    }
}
