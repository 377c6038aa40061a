package org.lambdainvoke.aws1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.retry.PredefinedRetryPolicies;
import com.amazonaws.retry.RetryMode;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaClientBuilder;
import com.amazonaws.services.lambda.model.InvokeResult;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Which clients of the SDK calls can be made through. */
public class OwnedClientSetUpTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private AWSLambda client;

    @After
    public void shutDown() {
        if (client != null) {
            client.shutdown();
        }
    }

    private LambdaInvoker over(ClientConfiguration configuration) {
        client = OwnedClient.of(endpoint.url(), configuration);
        return SdkLambdaInvoker.over(client);
    }

    @Test
    public void clientThatRepeatsCallsIsRefused() {
        assertThatThrownBy(() -> over(new ClientConfiguration()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)");
    }

    @Test
    public void clientThatRepeatsCallsByAnotherPolicyIsRefused() {
        assertThatThrownBy(() -> over(new ClientConfiguration()
                        .withRetryPolicy(PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void clientThatRepeatsCallsInTheStandardModeIsRefused() {
        assertThatThrownBy(() -> over(new ClientConfiguration().withRetryMode(RetryMode.STANDARD)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertSentOnce(ClientConfiguration configuration) {
        LambdaInvoker invoker = over(configuration);
        endpoint.script(Fault.apiError(500, "ServiceException"));
        assertThat(OnEveryClient.failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.LAMBDA_ERROR);
        assertThat(endpoint.attempts()).isEqualTo(1);
    }

    @Test
    public void clientWithoutRepeatsIsTaken() {
        assertSentOnce(new ClientConfiguration().withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY));
    }

    @Test
    public void clientWithNoNumberOfRepeatsIsTaken() {
        assertSentOnce(new ClientConfiguration().withMaxErrorRetry(0));
    }

    /** The SDK asks the policy first, and the number only when the policy does not object. */
    @Test
    public void numberOfRepeatsThatThePolicyDoesNotHonourIsOfNoAccount() {
        assertSentOnce(new ClientConfiguration()
                .withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)
                .withMaxErrorRetry(3));
    }

    /** A stand-in that answers everything with {@code result}. */
    private static AWSLambda standIn(InvokeResult result) {
        return (AWSLambda) Proxy.newProxyInstance(
                OwnedClientSetUpTest.class.getClassLoader(),
                new Class<?>[] {AWSLambda.class},
                (proxy, method, arguments) -> result);
    }

    @Test
    public void whatIsNoClientOfTheSdkIsTaken() throws Exception {
        InvokeResult result = new InvokeResult().withPayload(ByteBuffer.wrap(new byte[] {'{', '}'}));
        assertThat(SdkLambdaInvoker.over(standIn(result))
                        .invoke(OnEveryClient.invocation("{}", ENOUGH))
                        .payload()
                        .size())
                .isEqualTo(2);
    }

    /** The lines behind this are those of the Javadoc. */
    private LambdaInvoker asTheJavadocSays() {
        ClientConfiguration configuration = new ClientConfiguration()
                // By default the SDK runs a function that is slow or fails up to four times. A client that
                // does is refused here; a filter repeats what certainly did not run.
                .withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)
                // By default a function that is silent for 50 seconds counts as lost. The deadline of the
                // call is set on each request instead.
                .withSocketTimeout(0)
                // At least as many as all filters over this client admit at once: a call that has to wait
                // for a connection counts as unreachable after the time for a connect.
                .withMaxConnections(200)
                .withConnectionTimeout(5000)
                // Looks at a pooled connection before use: the endpoint may have closed it.
                .withValidateAfterInactivityMillis(1)
                .withTcpKeepAlive(true);
        AWSLambda client = AWSLambdaClientBuilder.standard()
                .withRegion("eu-west-1")
                .withClientConfiguration(configuration)
                .build();
        LambdaInvoker invoker = SdkLambdaInvoker.over(client);
        this.client = client;
        return invoker;
    }

    private static String squeezed(String code) {
        return code.replaceAll("(?m)^\\s*\\*?", "").replaceAll("\\s+", "");
    }

    @Test
    public void snippetOfTheJavadocIsCompiled() throws Exception {
        Matcher snippet = Pattern.compile("<pre>\\{@code(.*?)}</pre>", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/main/java/org/lambdainvoke/aws1/SdkLambdaInvoker.java")));
        assertThat(snippet.find()).isTrue();
        assertThat(squeezed(Files.readString(Path.of("src/test/java/org/lambdainvoke/aws1/OwnedClientSetUpTest.java"))))
                .contains(squeezed(snippet.group(1)));
    }

    @Test
    public void clientOfTheJavadocIsTaken() {
        assertThat(asTheJavadocSays()).isNotNull();
    }
}
