package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.net.URI;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** The client context of a call, sent to an endpoint that checks its signature. */
public class ClientContextContractTest extends OnEveryClient {
    private static final String SHADOW = "{\"custom\":{\"lambda-invoke-shadow\":\"true\"}}";

    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private LambdaInvoker invoker;

    public ClientContextContractTest() {
        lambda.function("greet", (input, output, context) -> input.transferTo(output));
    }

    @Before
    public void connect() {
        invoker = connect(
                new ConnectionSettings(
                        client,
                        "eu-west-1",
                        URI.create(lambda.endpoint().endpointUrl()),
                        Proxies.NONE,
                        null,
                        ENOUGH,
                        Duration.ofSeconds(60)),
                Identity.of(AwsCredentials.of(
                        lambda.endpoint().accessKey(), lambda.endpoint().secretKey())));
    }

    private void assertArrives(String context) throws Exception {
        InvocationResult unused = invoker.invoke(invocation("{}", ENOUGH).withClientContext(context));
        assertThat(lambda.onlyInvocation().clientContext()).isEqualTo(context);
    }

    @Test
    public void clientContextArrives() throws Exception {
        assertArrives(SHADOW);
    }

    @Test
    public void clientContextBeyondAsciiArrives() throws Exception {
        assertArrives("{\"custom\":{\"city\":\"T\u014dky\u014d \uD83D\uDDFC\"}}");
    }

    /** Base64 comes in fours: 3,580 of the 3,583 bytes that are allowed. */
    @Test
    public void largestClientContextArrives() throws Exception {
        assertArrives("{\"custom\":{\"a\":\"" + "x".repeat(2_666) + "\"}}");
        assertThat(lambda.onlyInvocation().headers().get("x-amz-client-context").get(0))
                .hasSize(3_580);
    }

    @Test
    public void callWithoutAClientContextHasNoField() throws Exception {
        InvocationResult unused = invoker.invoke(invocation("{}", ENOUGH));
        assertThat(lambda.onlyInvocation().clientContext()).isNull();
        assertThat(lambda.onlyInvocation().headers()).doesNotContainKey("x-amz-client-context");
    }

    @Test
    public void clientContextOfOneCallIsNotThatOfTheNext() throws Exception {
        InvocationResult unused = invoker.invoke(invocation("{}", ENOUGH).withClientContext(SHADOW));
        InvocationResult unusedToo = invoker.invoke(invocation("{}", ENOUGH));
        assertThat(lambda.invocations().get(1).clientContext()).isNull();
    }

    @Test
    public void clientContextOfAStreamArrives() throws Exception {
        assumeTrue("the other does not stream", client == InvokeClient.POOLED);
        try (InvocationStream stream =
                invoker.stream(invocation("{}", ENOUGH).withClientContext(SHADOW), Duration.ofSeconds(5))) {
            assertThat(stream.next().size()).isEqualTo(2);
        }
        assertThat(lambda.onlyInvocation().clientContext()).isEqualTo(SHADOW);
    }
}
