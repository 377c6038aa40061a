package org.lambdainvoke.http.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.LambdaInvokeFilterMXBean;
import org.lambdainvoke.observe.ShadowEvent;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.client.Http;
import org.lambdainvoke.support.container.InBothModes;
import org.lambdainvoke.support.container.WebApplication;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A function that takes its time, or does whatever it likes, is a matter of the shadow alone. */
public class ShadowUnderLoadTest extends InBothModes {
    /** 15,000 in the profile slow. */
    private static final int CROWD = Integer.getInteger("shadows", 150);

    private static final int PLACES = 2;
    private static final int CLIENTS = 30;
    private static final int PATIENCE_SECONDS = 60;
    private static final Duration TO_STOP = Duration.ofSeconds(5);

    @Rule
    public final Figures beans = new Figures();

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private final ShadowEvents shadows = new ShadowEvents();
    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger fickle = new AtomicInteger();

    public ShadowUnderLoadTest() {
        lambda.function("held", (input, output, context) -> {
            hold();
            output.write(Books.FUNCTION.getBytes(StandardCharsets.UTF_8));
        });
        lambda.function("fickle", (input, output, context) -> {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                output.write(whim(fickle.getAndIncrement()).getBytes(StandardCharsets.UTF_8));
            } finally {
                running.decrementAndGet();
            }
        });
    }

    private void hold() throws IOException {
        entered.release();
        try {
            boolean unused = released.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String whim(int number) {
        return switch (number % 5) {
            case 0 -> throw new IllegalStateException("of the function");
            case 1 -> "{\"statusCode\":\"none\"}";
            case 2 -> "{\"statusCode\":200,\"body\":\"" + "x".repeat(100_000) + "\"}";
            case 3 -> "{\"statusCode\":503}";
            default -> Books.FUNCTION;
        };
    }

    @After
    public void release() {
        released.countDown();
    }

    /** {@code /books} is the application's, with a shadow; {@code /echo} and {@code /held} are the functions'. */
    private void serve(String function, String... more) throws Exception {
        Map<String, String> params = lambda.tableParams(more);
        params.put("payload", "apigateway-2.0");
        params.put("max_concurrency", "1");
        params.put("shadow_max_concurrency", String.valueOf(PLACES));
        params.put(
                "routes",
                "GET /books " + function + " share=0 shadow=100\nGET /echo echo payload=parameters\n"
                        + "GET /held held payload=parameters response=payload");
        serve(new WebApplication()
                .initializer(shadows.initializer())
                .filter(new LambdaInvokeFilter(), params)
                .servlet("/books", new Books()));
    }

    private void requireBooks(int requests) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            answers.add(Http.getAsync(server.uri("/books")));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            HttpResponse<String> response = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(Books.JSON);
        }
    }

    private void awaitHeld(int calls) throws InterruptedException {
        assertThat(entered.tryAcquire(calls, PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
    }

    private Map<String, Integer> outcomes(int count) throws InterruptedException {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            outcomes.merge(shadows.take().outcome(), 1, Integer::sum);
        }
        return outcomes;
    }

    @Test
    public void clientsAreAnsweredWhileTheFunctionHangs() throws Exception {
        serve("held");
        requireBooks(CLIENTS);
        awaitHeld(PLACES);
        requireBooks(CLIENTS);
    }

    @Test
    public void shadowsWithoutAPlaceAreSkippedAsFull() throws Exception {
        serve("held");
        requireBooks(CLIENTS);
        awaitHeld(PLACES);
        assertThat(outcomes(CLIENTS - PLACES)).isEqualTo(Map.of("full", CLIENTS - PLACES));
    }

    @Test
    public void shadowWithoutAPlaceIsNotAskedLater() throws Exception {
        serve("held");
        requireBooks(CLIENTS);
        awaitHeld(PLACES);
        released.countDown();
        assertThat(outcomes(CLIENTS)).isEqualTo(Map.of("equal", PLACES, "full", CLIENTS - PLACES));
        assertThat(lambda.invocations()).hasSize(PLACES);
    }

    @Test
    public void placeIsFreeAfterItsShadow() throws Exception {
        serve("held");
        requireBooks(PLACES);
        awaitHeld(PLACES);
        released.countDown();
        assertThat(outcomes(PLACES)).isEqualTo(Map.of("equal", PLACES));
        // The place is given back after the listener was told.
        Await.until(() -> {
            requireBooks(1);
            return shadows.take().outcome().equals(ShadowEvent.EQUAL);
        });
    }

    @Test
    public void shadowsTakeNoPlaceOfALiveCall() throws Exception {
        serve("held");
        requireBooks(PLACES);
        awaitHeld(PLACES);
        HttpResponse<String> live = Http.get(server.uri("/echo?a=1"));
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"a\":\"1\"}");
    }

    @Test
    public void liveCallTakesNoPlaceOfAShadow() throws Exception {
        serve("held");
        CompletableFuture<HttpResponse<String>> live = Http.getAsync(server.uri("/held"));
        awaitHeld(1);
        requireBooks(PLACES);
        awaitHeld(PLACES);
        released.countDown();
        assertThat(live.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    public void shadowsThatRunAreNotAmongTheRunningCalls() throws Exception {
        serve("held");
        requireBooks(PLACES);
        awaitHeld(PLACES);
        assertThat(beans.ofTheFilter().getRunning()).isZero();
    }

    @Test
    public void figuresOfLiveCallsKnowNoShadow() throws Exception {
        serve("fickle");
        for (int i = 0; i < CLIENTS; i++) {
            requireBooks(1);
            shadows.take();
        }
        LambdaInvokeFilterMXBean figures = beans.ofTheFilter();
        assertThat(figures.getOutcomes()).isEmpty();
        assertThat(figures.getRequestBytes()).isZero();
        assertThat(figures.getResponseBytes()).isZero();
        assertThat(figures.getSides())
                .singleElement()
                .returns("application", LambdaInvokeFilterMXBean.Answered::getSide)
                .returns((long) CLIENTS, LambdaInvokeFilterMXBean.Answered::getCount);
    }

    @Test
    public void crowdIsAnsweredWhateverTheFunctionDoes() throws Exception {
        serve("fickle");
        for (int i = 0; i < CROWD; i += CLIENTS) {
            requireBooks(CLIENTS);
        }
        Map<String, Integer> outcomes = outcomes(CROWD);
        assertThat(outcomes.keySet())
                .isSubsetOf("full", "equal", "different", "too_large", "bad_answer", "function_error");
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(PLACES);
        assertThat(lambda.invocations()).hasSize(CROWD - outcomes.getOrDefault("full", 0));
        // No place was lost on the way.
        Await.until(() -> {
            requireBooks(1);
            return shadows.take().outcome().equals(ShadowEvent.EQUAL);
        });
    }

    @Test
    public void filterStopsQuicklyWhileShadowsHang() throws Exception {
        Set<Thread> before = threads();
        serve("held");
        requireBooks(PLACES);
        awaitHeld(PLACES);
        long begun = System.nanoTime();
        stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TO_STOP);
        Set<Thread> left = threads();
        left.removeAll(before);
        assertThat(left).isEmpty();
    }

    @Test
    public void shadowThatIsCutAtTheStopIsToldOf() throws Exception {
        serve("held");
        requireBooks(PLACES);
        awaitHeld(PLACES);
        stop();
        assertThat(outcomes(PLACES)).isEqualTo(Map.of("stopping", PLACES));
    }

    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> !thread.getName().startsWith("lambda-invoke-"));
        return threads;
    }
}
