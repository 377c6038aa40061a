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

/** The tenant of a call, sent to an endpoint that checks its signature, which all of Amazon's fields are part of. */
public class TenantContractTest extends OnEveryClient {
    @Rule
    public final LambdaRule lambda = new LambdaRule();

    private LambdaInvoker invoker;

    public TenantContractTest() {
        lambda.function("greet", (input, output, context) -> input.transferTo(output));
    }

    @Before
    public void connect() {
        connectWith(null);
    }

    private void connectWith(String sessionToken) {
        invoker = connect(
                new ConnectionSettings(
                        client,
                        "eu-west-1",
                        URI.create(lambda.endpoint().endpointUrl()),
                        Proxies.NONE,
                        null,
                        ENOUGH,
                        Duration.ofSeconds(60)),
                Identity.of(new AwsCredentials(
                        lambda.endpoint().accessKey(), lambda.endpoint().secretKey(), sessionToken, null)));
    }

    private void assertArrives(String tenant) throws Exception {
        InvocationResult unused = invoker.invoke(invocation("{}", ENOUGH).withTenantId(tenant));
        assertThat(lambda.onlyInvocation().tenantId()).isEqualTo(tenant);
    }

    @Test
    public void tenantArrives() throws Exception {
        assertArrives("blue");
    }

    @Test
    public void wholeAlphabetArrives() throws Exception {
        assertArrives("aZ09._:/=+@ -z");
    }

    /** They are one blank in what is signed, and as many as there are on the way. */
    @Test
    public void blanksInARowArriveAsTheyAre() throws Exception {
        assertArrives("blue   and  green");
    }

    @Test
    public void longestTenantArrives() throws Exception {
        assertArrives("x".repeat(256));
    }

    @Test
    public void tenantArrivesBesideClientContextAndSessionToken() throws Exception {
        connectWith("token");
        InvocationResult unused =
                invoker.invoke(invocation("{}", ENOUGH).withClientContext("{}").withTenantId("blue"));
        assertThat(lambda.onlyInvocation().tenantId()).isEqualTo("blue");
        assertThat(lambda.onlyInvocation().clientContext()).isEqualTo("{}");
    }

    @Test
    public void callWithoutATenantHasNoField() throws Exception {
        assertArrives(null);
        assertThat(lambda.onlyInvocation().headers()).doesNotContainKey("x-amz-tenant-id");
    }

    @Test
    public void tenantOfOneCallIsNotThatOfTheNext() throws Exception {
        InvocationResult unused = invoker.invoke(invocation("{}", ENOUGH).withTenantId("blue"));
        InvocationResult unusedToo = invoker.invoke(invocation("{}", ENOUGH));
        assertThat(lambda.invocations().get(1).tenantId()).isNull();
    }

    @Test
    public void tenantOfAStreamArrives() throws Exception {
        assumeTrue("the other does not stream", client == InvokeClient.POOLED);
        try (InvocationStream stream =
                invoker.stream(invocation("{}", ENOUGH).withTenantId("blue"), Duration.ofSeconds(5))) {
            assertThat(stream.next().size()).isEqualTo(2);
        }
        assertThat(lambda.onlyInvocation().tenantId()).isEqualTo("blue");
    }
}
