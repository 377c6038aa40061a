package org.lambdainvoke.proof.redeploy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.EventConsumer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** A function that answers its event after some time, so that there is always one running; and what serves it. */
final class SlowEcho {
    private static final String NAME = "slow-echo";
    private static final int MILLIS = 20;

    private SlowEcho() {}

    static LambdaRule rule() {
        LambdaRule lambda = new LambdaRule();
        lambda.function(NAME, (input, output, context) -> {
            try {
                // No test waits for it: it is the work of the function, longer than the pause between two calls.
                Thread.sleep(MILLIS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            input.transferTo(output);
        });
        return lambda;
    }

    /**
     * Serves it below {@code /sync} on the container's threads, below {@code /async}, where it shares the client with
     * that, below {@code /own} with another client, and below {@code /table} by a route with all that a route may have.
     */
    static ExplodedApplication application(LambdaRule lambda) throws Exception {
        return new ExplodedApplication()
                .filter("sync", false, lambda.initParams(NAME))
                .filter("async", true, lambda.initParams(NAME))
                .filter("own", true, lambda.initParams(NAME, "client", "sdk"))
                .filter("table", true, table(lambda))
                .carryingJarsOf(CircuitBreaker.class, EventConsumer.class);
    }

    private static Map<String, String> table(LambdaRule lambda) throws IOException {
        Path routes = Files.createTempFile(ExplodedApplication.TARGET, "routes", ".txt");
        Files.writeString(
                routes,
                "* /table/1 slow-echo share=99.99 share_by=address,request fallback=not-run breaker=50/20/30000");
        return lambda.tableParams("routes_file", routes.toString(), "switches", "jmx");
    }
}
