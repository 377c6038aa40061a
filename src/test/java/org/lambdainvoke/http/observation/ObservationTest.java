package org.lambdainvoke.http.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.FilterSettings;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.MicrometerMetrics;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.LogCapture;
import org.lambdainvoke.support.container.OnEveryContainer;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** What an operator sees of every outcome: the same figures in the log, in Micrometer and in JMX. */
public class ObservationTest extends OnEveryContainer {
    private static final Fault GOOD = Fault.good("{\"statusCode\":200,\"body\":\"body-of-the-answer\"}");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    /** Answers nobody. */
    @Rule
    public final FaultEndpoint silent =
            new FaultEndpoint().script(Fault.afterRequest().hold());

    @Rule
    public final LogCapture log = new LogCapture("org.lambdainvoke.access");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<InvocationEvent> events = new CopyOnWriteArrayList<>();
    private final LambdaInvokeFilter filter = new LambdaInvokeFilter();
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private Set<ObjectName> before;

    @Before
    public void look() throws Exception {
        before = names();
    }

    @After
    public void stopLooking() {
        endpoint.release();
    }

    private Set<ObjectName> names() throws Exception {
        return beans.queryNames(new ObjectName("org.lambdainvoke:type=LambdaInvokeFilter,*"), null);
    }

    private void serve() throws Exception {
        InvocationListener both = new Both(new MicrometerMetrics(registry), events);
        serve(new WebApplication()
                .initializer(
                        (classes, application) -> application.setAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE, both))
                .filter(
                        new LambdaInvokeFilter(),
                        "/closed",
                        fragile(initParams(FaultEndpoint.closedPortUrl())),
                        EnumSet.of(DispatcherType.REQUEST))
                .filter(
                        new LambdaInvokeFilter(),
                        "/impatient",
                        impatient(initParams(silent.url())),
                        EnumSet.of(DispatcherType.REQUEST))
                .filter(filter, initParams(endpoint.url())));
    }

    /** Whose function is left alone after one failure. */
    private static Map<String, String> fragile(Map<String, String> initParams) {
        initParams.put("breaker", "100/1/3600000");
        return initParams;
    }

    private static Map<String, String> impatient(Map<String, String> initParams) {
        initParams.put("timeout", "300");
        return initParams;
    }

    private static Map<String, String> initParams(String endpointUrl) {
        return FaultEndpoint.initParams(
                endpointUrl,
                "function_name",
                "greet:live",
                "response",
                "proxy",
                "retries",
                "0",
                // Longer than anything here takes, however busy the machine is.
                "timeout",
                "120000",
                "max_concurrency",
                "1",
                "max_request_body",
                "1000");
    }

    /** Micrometer's and the test's own. */
    private record Both(MicrometerMetrics metrics, List<InvocationEvent> events) implements InvocationListener {
        @Override
        public void started(FilterGauges gauges) {
            metrics.started(gauges);
        }

        @Override
        public void finished(InvocationEvent event) {
            metrics.finished(event);
            events.add(event);
        }

        @Override
        public void stopped(FilterGauges gauges) {
            metrics.stopped(gauges);
        }
    }

    private void ask(Fault fault) throws Exception {
        endpoint.script(fault);
        int told = events.size();
        Http.send(HttpRequest.newBuilder(server.uri("/?token=secret-of-the-query"))
                .header("Authorization", "Bearer token-of-the-client")
                .header("Cookie", "session=token-of-the-session")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=body-of-the-request")));
        awaitEvents(told + 1);
    }

    private void send(String type, String body) throws Exception {
        int told = events.size();
        Http.send(HttpRequest.newBuilder(server.uri("/"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
        awaitEvents(told + 1);
    }

    private void awaitEvents(int count) throws Exception {
        Await.until(() -> events.size() >= count);
    }

    /** A call that the endpoint holds, while another meets the limit. */
    private void overload() throws Exception {
        int attempts = endpoint.attempts();
        int told = events.size();
        endpoint.script(Fault.afterRequest().hold().send(LATE_ANSWER));
        CompletableFuture<HttpResponse<String>> held = Http.getAsync(server.uri("/"));
        Await.until(() -> endpoint.attempts() > attempts);
        Http.get(server.uri("/"));
        endpoint.releaseNext();
        held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        awaitEvents(told + 2);
    }

    private void losePatience() throws Exception {
        int told = events.size();
        Http.get(server.uri("/impatient"));
        awaitEvents(told + 1);
    }

    private void leave() throws Exception {
        int attempts = endpoint.attempts();
        int told = events.size();
        endpoint.script(Fault.afterRequest().hold().send(largeAnswer()));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.setSoLinger(true, 0);
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Await.until(() -> endpoint.attempts() > attempts);
        }
        endpoint.releaseNext();
        awaitEvents(told + 1);
    }

    private static final String LATE_ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private static String largeAnswer() {
        String json = "{\"statusCode\":200,\"body\":\"" + "x".repeat(6_000_000) + "\"}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json;
    }

    private void runEveryOutcomeButStopping() throws Exception {
        ask(GOOD);
        ask(Fault.apiError(429, "TooManyRequestsException"));
        ask(Fault.functionError("Unhandled", "{}"));
        ask(Fault.functionError("Unhandled", "{\"errorType\":\"Sandbox.Timedout\"}"));
        ask(Fault.good("[1]"));
        ask(Fault.apiError(409, "SnapStartNotReadyException"));
        ask(Fault.apiError(403, "AccessDeniedException"));
        ask(Fault.apiError(500, "ServiceException"));
        ask(Fault.afterRequest().reset());
        send("application/json", "{body-of-the-request");
        send("text/plain", "x".repeat(1001));
        overload();
        losePatience();
        leave();
        int told = events.size();
        Http.get(server.uri("/closed"));
        awaitEvents(told + 1);
        Http.get(server.uri("/closed"));
        awaitEvents(told + 2);
    }

    private static String outcome(InvocationEvent event) {
        return event.filterName() + " " + event.outcome() + " " + event.statusClass();
    }

    @Test
    public void everyOutcomeHasTheSameFiguresEverywhere() throws Exception {
        serve();
        runEveryOutcomeButStopping();
        endpoint.script(Fault.afterRequest().hold().send(largeAnswer()));
        int attempts = endpoint.attempts();
        CompletableFuture<HttpResponse<String>> last = Http.getAsync(server.uri("/"));
        Await.until(() -> endpoint.attempts() > attempts);
        Thread destroyer = new Thread(filter::destroy, "destroyer");
        destroyer.start();
        awaitRefusal();

        Set<String> reasons =
                events.stream().map(InvocationEvent::outcome).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = Stream.concat(
                        Stream.of("ok"),
                        Arrays.stream(FailureReason.values())
                                // No request provokes them.
                                .filter(reason ->
                                        reason != FailureReason.NOT_DELIVERED && reason != FailureReason.DEFECT)
                                .map(FailureReason::code))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reasons).isEqualTo(all);
        Map<String, Long> expected = events.stream()
                .collect(Collectors.groupingBy(ObservationTest::outcome, TreeMap::new, Collectors.counting()));
        assertThat(inTheLog()).isEqualTo(expected);
        assertThat(inMicrometer()).isEqualTo(expected);
        assertThat(inJmx()).isEqualTo(expected);
        assertThat(registry.get("lambda.invoke.breakers.open").gauges())
                .extracting(Gauge::value)
                .containsExactlyInAnyOrder(0.0, 0.0, 1.0);
        assertSums();

        endpoint.release();
        last.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        destroyer.join(PATIENCE.toMillis());
        // What ran while the filter was destroyed is told of, too.
        assertThat(events.size()).isEqualTo(lines(expected) + 1);
    }

    private static long lines(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Overloaded until the filter has begun to stop. */
    private void awaitRefusal() throws Exception {
        Await.until(() -> {
            int told = events.size();
            Http.get(server.uri("/"));
            awaitEvents(told + 1);
            return events.stream().anyMatch(event -> event.reason() == FailureReason.STOPPING);
        });
    }

    private Map<String, Long> inTheLog() {
        return log.lines().stream()
                .map(line -> value(line, "filter") + " " + value(line, "reason") + " "
                        + (value(line, "status").equals("-")
                                ? "none"
                                : value(line, "status").charAt(0) + "xx"))
                .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
    }

    private static String value(String line, String key) {
        return (" " + line + " ").replaceFirst(".* " + key + "=(\\S+) .*", "$1");
    }

    private Map<String, Long> inMicrometer() {
        Map<String, Long> counts = new TreeMap<>();
        for (Timer timer : registry.find("lambda.invoke").timers()) {
            Meter.Id id = timer.getId();
            counts.put(id.getTag("filter") + " " + id.getTag("reason") + " " + id.getTag("status"), timer.count());
        }
        return counts;
    }

    private List<LambdaInvokeFilterMXBean> jmx() throws Exception {
        return names().stream()
                .filter(name -> !before.contains(name))
                .map(name -> JMX.newMXBeanProxy(beans, name, LambdaInvokeFilterMXBean.class))
                .toList();
    }

    private Map<String, Long> inJmx() throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        for (ObjectName name : names()) {
            if (!before.contains(name)) {
                LambdaInvokeFilterMXBean bean = JMX.newMXBeanProxy(beans, name, LambdaInvokeFilterMXBean.class);
                String filterName = ObjectName.unquote(name.getKeyProperty("name"));
                bean.getOutcomes()
                        .forEach(outcome -> counts.put(
                                filterName + " " + outcome.getReason() + " " + outcome.getStatus(),
                                outcome.getCount()));
            }
        }
        return counts;
    }

    private void assertSums() throws Exception {
        long requestBytes =
                events.stream().mapToLong(InvocationEvent::requestBytes).sum();
        long responseBytes =
                events.stream().mapToLong(InvocationEvent::responseBytes).sum();
        assertThat(jmx().stream()
                        .mapToLong(LambdaInvokeFilterMXBean::getRequestBytes)
                        .sum())
                .isEqualTo(requestBytes);
        assertThat(jmx().stream()
                        .mapToLong(LambdaInvokeFilterMXBean::getResponseBytes)
                        .sum())
                .isEqualTo(responseBytes);
        assertThat(registry.find("lambda.invoke.request.size").summaries().stream()
                        .mapToDouble(summary -> summary.totalAmount())
                        .sum())
                .isEqualTo((double) requestBytes);
        assertThat(registry.find("lambda.invoke.response.size").summaries().stream()
                        .mapToDouble(summary -> summary.totalAmount())
                        .sum())
                .isEqualTo((double) responseBytes);
        assertThat(jmx().stream().mapToInt(LambdaInvokeFilterMXBean::getRunning).sum())
                .isEqualTo(1);
        assertThat(registry.find("lambda.invoke.running").gauges().stream()
                        .mapToDouble(gauge -> gauge.value())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    public void tagsAreFew() throws Exception {
        serve();
        ask(GOOD);
        int meters = registry.getMeters().size();
        ask(GOOD);
        assertThat(registry.getMeters()).hasSize(meters);
        Set<String> keys = registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(Tag::getKey)
                .collect(Collectors.toSet());
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "context", "filter", "function", "route", "side", "reason", "status", "state");
    }

    @Test
    public void nothingIsRegisteredWhenTheFilterIsDestroyed() throws Exception {
        serve();
        ask(GOOD);
        stop();
        assertThat(registry.getMeters()).isEmpty();
        assertThat(names()).isEqualTo(before);
    }

    @Test
    public void listenersOfTheSettingsAreToldTooThoughOthersFail() throws Exception {
        FilterSettings settings = FilterSettings.builder()
                .functionName("greet")
                .awsRegion("eu-west-1")
                .awsKey("AKIDTEST")
                .awsSecret("secret-of-the-tests")
                .endpointUrl(endpoint.url())
                .listener(event -> {
                    throw new IllegalStateException("a defect of the listener");
                })
                .listener(event -> {
                    throw new AssertionError("another defect, that no listener should have");
                })
                .listener(events::add)
                .build();
        serve(new WebApplication().filter(new LambdaInvokeFilter(settings)));
        ask(Fault.good("{}"));
        assertThat(events).singleElement().extracting(InvocationEvent::status).isEqualTo(200);
    }

    @Test
    public void lineOfAnAnsweredRequestTellsItsWay() throws Exception {
        serve();
        ask(GOOD);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .matches("filter=\\S+ requestId=[0-9a-f-]{36} awsRequestId=\\S+"
                        + " function=greet:live version=\\$LATEST route=\\* side=function reason=ok status=200 attempts=1 waitMs=\\d+\\.\\d"
                        + " invokeMs=\\d+\\.\\d writeMs=\\d+\\.\\d requestBytes=60 responseBytes=18");
    }

    @Test
    public void lineOfARefusedRequestTellsThatNothingWasCalled() throws Exception {
        serve();
        send("application/json", "{");
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains(" awsRequestId=- function=greet:live version=- route=* side=function"
                        + " reason=bad_request status=400 attempts=0 ");
    }
}
