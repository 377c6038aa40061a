package org.lambdainvoke.proof.matrix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.support.client.Await;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.LambdaRule;

/**
 * What the filters of a container call: a local Lambda with functions, and an endpoint that makes trouble. Both are in
 * the test's JVM; where the container has one of its own, system properties tell it the way.
 */
final class LambdaSide implements TestRule {
    private static final String BAKED = "{\"statusCode\":201,\"cookies\":[\"a=1; Path=/\",\"b=2\"],\"body\":\"baked\"}";

    private final LambdaRule lambda = new LambdaRule();
    private final FaultEndpoint faults = new FaultEndpoint();
    private final Semaphore leave = new Semaphore(0);

    LambdaSide() {
        lambda.function("waiting", (input, output, context) -> {
            leave.acquireUninterruptibly();
            input.transferTo(output);
        });
        lambda.function("baked", (input, output, context) -> output.write(BAKED.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Statement apply(Statement base, Description description) {
        ExternalResource published = new ExternalResource() {
            @Override
            protected void before() {
                systemProperties().forEach(System::setProperty);
            }

            @Override
            protected void after() {
                systemProperties().keySet().forEach(System::clearProperty);
            }
        };
        return RuleChain.outerRule(lambda).around(faults).around(published).apply(base, description);
    }

    Map<String, String> systemProperties() {
        return Map.of(
                "matrix.endpoint_url",
                lambda.endpoint().endpointUrl(),
                "matrix.aws_key",
                lambda.endpoint().accessKey(),
                "matrix.aws_secret",
                lambda.endpoint().secretKey(),
                "matrix.faults_url",
                faults.url());
    }

    /** Begins to count anew. */
    void forget() {
        lambda.invocations().clear();
        faults.payloads().clear();
    }

    /** What the functions were asked since, by those who wait for their answers. */
    List<LocalInvocation> invocations() {
        return lambda.invocations().stream()
                .filter(invocation -> invocation.clientContext() == null)
                .toList();
    }

    /** What they were asked since after the application had answered, be it of a test before. */
    List<LocalInvocation> shadows() {
        return lambda.invocations().stream()
                .filter(invocation -> invocation.clientContext() != null)
                .toList();
    }

    /** Returns when the function {@code waiting} runs. */
    void awaitWaiting() throws Exception {
        Await.until(leave::hasQueuedThreads);
    }

    /** Lets the function {@code waiting} go on, once. */
    void letGo() {
        leave.release();
    }

    /** How often the endpoint that makes trouble has read a whole invocation since. */
    int troubled() {
        return faults.invocations();
    }

    /** What the endpoint that makes trouble does from now on. */
    void trouble(Fault fault) {
        faults.script(fault);
    }
}
