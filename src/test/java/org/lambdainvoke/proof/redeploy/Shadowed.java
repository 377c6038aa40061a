package org.lambdainvoke.proof.redeploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * An application that answers by itself, and whose filters ask functions the same: one that answers something else, and
 * one that is held for longer than an application takes to go.
 */
final class Shadowed {
    static final String[] PATHS = {"/app/quick", "/app/held", "/app/held-async", "/app/held-sdk"};

    private static final int HELD_SECONDS = 5;

    /** Filters with a function that is held. */
    private static final int HOLDERS = 3;

    private static final int PLACES = 4;

    private final LambdaRule lambda;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger others = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();

    Shadowed(LambdaRule lambda) {
        this.lambda = lambda;
        lambda.function("other", (input, output, context) -> {
            input.readAllBytes();
            output.write((others.getAndIncrement() % 2 == 0 ? "{\"n\":1.5}" : "{\"n\":\"text\"}")
                    .getBytes(StandardCharsets.UTF_8));
        });
        lambda.function("held", (input, output, context) -> hold(input, output));
    }

    private void hold(InputStream input, OutputStream output) throws IOException {
        running.incrementAndGet();
        try {
            boolean unused = never.await(HELD_SECONDS, TimeUnit.SECONDS);
            input.transferTo(output);
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            running.decrementAndGet();
        }
    }

    /** Waits until all places of all filters are taken. */
    void awaitHeld() throws Exception {
        Await.until(() -> running.get() >= HOLDERS * PLACES);
    }

    /** Waits until the functions of an earlier application have ended. */
    void awaitNone() throws Exception {
        Await.until(() -> running.get() == 0);
    }

    ExplodedApplication application() throws Exception {
        return new ExplodedApplication()
                .filter("quick", true, params("other"))
                .filter("held", false, params("held"))
                .filter("held-async", true, params("held"))
                .filter("held-sdk", true, params("held", "client", "sdk"))
                .carrying(EchoServlet.class)
                .servlet(EchoServlet.class, "/*");
    }

    private Map<String, String> params(String function, String... more) {
        Map<String, String> params = new LinkedHashMap<>(lambda.initParams(function, more));
        params.put("share", "0");
        params.put("shadow", "100");
        params.put("shadow_methods", "POST");
        params.put("shadow_writes", "true");
        params.put("shadow_max_concurrency", String.valueOf(PLACES));
        return params;
    }
}
