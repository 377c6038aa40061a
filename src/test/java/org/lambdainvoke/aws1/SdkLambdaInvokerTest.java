package org.lambdainvoke.aws1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.model.InvokeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.LambdaRule;

/** Calls through a client of the SDK that the program owns. */
public class SdkLambdaInvokerTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    @Rule
    public final LambdaRule lambda = new LambdaRule();

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

    private LambdaInvoker over() {
        return over(OwnedClient.configuration());
    }

    private LambdaInvoker overLocalLambda() {
        client = OwnedClient.of(lambda.endpoint());
        return SdkLambdaInvoker.over(client);
    }

    private static Invocation call(String function, InvocationType type, Duration timeout) {
        return new Invocation(
                FunctionReference.parse(function).orElseThrow(),
                type,
                LogType.TAIL,
                Bytes.utf8("{\"name\":\"Zoe\"}"),
                Deadline.after(timeout),
                "Root=1-5759e988-bd862e3fe1be46a994272793");
    }

    private static Invocation call(String function) {
        return call(function, InvocationType.REQUEST_RESPONSE, ENOUGH);
    }

    private static InvocationFailure failure(LambdaInvoker invoker, Invocation invocation) {
        return catchThrowableOfType(InvocationFailure.class, () -> invoker.invoke(invocation));
    }

    @Test
    public void answerOfTheFunctionIsTheResult() throws Exception {
        InvocationResult result = overLocalLambda().invoke(call("echo"));
        assertThat(result.payload().decode(StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"Zoe\"}");
        assertThat(result.functionError()).isNull();
        assertThat(result.requestId()).isNotEmpty();
    }

    @Test
    public void traceGoesWithTheCall() throws Exception {
        InvocationResult unused = overLocalLambda().invoke(call("echo"));
        assertThat(lambda.onlyInvocation().headers().get("x-amzn-trace-id"))
                .containsExactly("Root=1-5759e988-bd862e3fe1be46a994272793");
    }

    @Test
    public void clientContextGoesWithTheCall() throws Exception {
        String context = "{\"custom\":{\"a\":\"\u00e9\"}}";
        InvocationResult unused = overLocalLambda().invoke(call("echo").withClientContext(context));
        assertThat(lambda.onlyInvocation().clientContext()).isEqualTo(context);
    }

    @Test
    public void failedFunctionIsAResultToo() throws Exception {
        assertThat(overLocalLambda().invoke(call("fail")).functionError()).isEqualTo("Unhandled");
    }

    @Test
    public void eventIsTaken() throws Exception {
        assertThat(overLocalLambda()
                        .invoke(call("echo", InvocationType.EVENT, ENOUGH))
                        .payload()
                        .isEmpty())
                .isTrue();
    }

    @Test
    public void dryRunIsAnswered() throws Exception {
        assertThat(overLocalLambda()
                        .invoke(call("echo", InvocationType.DRY_RUN, ENOUGH))
                        .payload()
                        .isEmpty())
                .isTrue();
    }

    @Test
    public void deadlineEndsTheCall() {
        LambdaInvoker invoker = over();
        endpoint.script(Fault.afterRequest().hold());
        assertThat(failure(invoker, call("greet", InvocationType.REQUEST_RESPONSE, Duration.ofMillis(300)))
                        .reason())
                .isEqualTo(FailureReason.TIMEOUT);
        assertThat(endpoint.invocations()).isEqualTo(1);
    }

    @Test
    public void answerOfAnotherStatusIsNoneOfLambda() {
        LambdaInvoker invoker = over();
        endpoint.script(Fault.answer(202, "application/json", "{}"));
        assertThat(failure(invoker, call("greet")).reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void answerWithAContentCodingIsNoneOfLambda() {
        LambdaInvoker invoker = over();
        endpoint.script(Fault.answer(200, "application/json", "{}", "Content-Encoding: br"));
        assertThat(failure(invoker, call("greet")).reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void answerWhoseEndCanNotBeKnownIsLost() {
        LambdaInvoker invoker = over();
        endpoint.script(
                Fault.afterRequest().send("HTTP/1.1 200 OK\r\n\r\n{\"whole\":").close());
        assertThat(failure(invoker, call("greet")).reason()).isEqualTo(FailureReason.CONNECTION_LOST);
    }

    @Test
    public void answerLargerThanLambdaAllowsIsRefused() {
        LambdaInvoker invoker = over();
        endpoint.script(Fault.goodOfSize(6_291_557));
        assertThat(failure(invoker, call("greet")).reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void answerAsLargeAsLambdaAllowsIsAResult() throws Exception {
        LambdaInvoker invoker = over();
        endpoint.script(Fault.goodOfSize(6_291_556));
        assertThat(invoker.invoke(call("greet")).payload().size()).isEqualTo(6_291_556);
    }

    /** Payload and signature would go to whatever host the answer names. */
    @Test
    public void redirectIsNotFollowed() throws Exception {
        try (FaultEndpoint other = FaultEndpoint.started()) {
            LambdaInvoker invoker = over();
            endpoint.script(Fault.answer(
                    307, "application/json", "{}", "Location: " + other.url() + "/2015-03-31/functions/x"));
            InvocationFailure failure = failure(invoker, call("greet"));
            assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
            assertThat(failure.detail()).isEqualTo("the endpoint redirects the call");
            assertThat(other.attempts()).isZero();
        }
    }

    @Test
    public void callAfterTheCloseIsStopping() throws Exception {
        LambdaInvoker invoker = over();
        invoker.close();
        assertThat(failure(invoker, call("greet")).reason()).isEqualTo(FailureReason.STOPPING);
        assertThat(endpoint.attempts()).isZero();
    }

    @Test
    public void closeLeavesTheClientToItsOwner() {
        over().close();
        endpoint.script(Fault.good("{}"));
        assertThat(client.invoke(new InvokeRequest().withFunctionName("greet")).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    public void doesNotStream() {
        LambdaInvoker invoker = over();
        assertThatThrownBy(() -> invoker.stream(call("greet"), ENOUGH))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
