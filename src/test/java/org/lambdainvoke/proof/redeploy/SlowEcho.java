package org.lambdainvoke.proof.redeploy;

import java.io.IOException;
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
     * that, and below {@code /own} with another client.
     */
    static ExplodedApplication application(LambdaRule lambda) throws IOException {
        return new ExplodedApplication()
                .filter("sync", false, lambda.initParams(NAME))
                .filter("async", true, lambda.initParams(NAME))
                .filter("own", true, lambda.initParams(NAME, "client", "sdk"));
    }
}
