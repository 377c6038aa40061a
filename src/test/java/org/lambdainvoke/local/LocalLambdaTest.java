package org.lambdainvoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.After;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.support.client.Http;

/** The endpoint, called by the SDK's own client. */
public class LocalLambdaTest {
    private final BlockingQueue<String> ran = new ArrayBlockingQueue<>(10);
    private LocalLambda lambda;

    /** The input of {@link OrderHandler}. */
    public static final class Order {
        private List<Integer> amounts = List.of();

        public List<Integer> getAmounts() {
            return amounts;
        }

        public void setAmounts(List<Integer> amounts) {
            this.amounts = amounts;
        }
    }

    /** A handler of objects. */
    public static final class OrderHandler implements RequestHandler<Order, Map<String, Integer>> {
        @Override
        public Map<String, Integer> handleRequest(Order order, Context context) {
            return Map.of(
                    "sum",
                    order.getAmounts().stream().mapToInt(Integer::intValue).sum());
        }
    }

    /** A handler of a parameterised type. */
    public static final class KeysHandler implements RequestHandler<Map<String, Object>, List<String>> {
        @Override
        public List<String> handleRequest(Map<String, Object> event, Context context) {
            return List.copyOf(event.keySet());
        }
    }

    @After
    public void stop() {
        if (lambda != null) {
            lambda.close();
        }
    }

    private void start(LocalFunction function) {
        lambda = LocalLambda.builder().function(function).start();
    }

    private InvocationResult invoke(String function, InvocationType type, String event) throws InvocationFailure {
        return invoke(function, type, event, lambda.secretKey());
    }

    private InvocationResult invoke(String function, InvocationType type, String event, String secretKey)
            throws InvocationFailure {
        return invoke(function, type, event, secretKey, call -> call);
    }

    private InvocationResult invoke(
            String function, InvocationType type, String event, String secretKey, UnaryOperator<Invocation> with)
            throws InvocationFailure {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.SDK,
                "eu-west-1",
                URI.create(lambda.endpointUrl()),
                Proxies.NONE,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        try (LambdaInvoker invoker =
                Clients.connect(settings, Identity.of(AwsCredentials.of(lambda.accessKey(), secretKey)), null)) {
            return invoker.invoke(with.apply(new Invocation(
                    FunctionReference.parse(function).orElseThrow(),
                    type,
                    LogType.TAIL,
                    Bytes.utf8(event),
                    Deadline.after(Duration.ofSeconds(20)),
                    null)));
        }
    }

    private static String text(InvocationResult result) throws Exception {
        return result.payload().decode(StandardCharsets.UTF_8);
    }

    @Test
    public void runsAHandlerOfObjectsWithLambdasSerializers() throws Exception {
        start(LocalFunction.of("order", OrderHandler.class));
        assertThat(text(invoke("order", InvocationType.REQUEST_RESPONSE, "{\"amounts\":[1,2,3]}")))
                .isEqualTo("{\"sum\":6}");
    }

    @Test
    public void runsAHandlerOfAParameterisedType() throws Exception {
        start(LocalFunction.of("keys", KeysHandler.class));
        assertThat(text(invoke("keys", InvocationType.REQUEST_RESPONSE, "{\"a\":1}")))
                .isEqualTo("[\"a\"]");
    }

    @Test
    public void tailHasTheLast4096BytesOfTheLog() throws Exception {
        start(LocalFunction.of("log", (input, output, context) -> {
            context.getLogger().log("first");
            context.getLogger().log("x".repeat(4090) + "last");
        }));
        assertThat(invoke("log", InvocationType.REQUEST_RESPONSE, "{}").logTail())
                .hasSize(4096)
                .doesNotContain("first")
                .endsWith("last\n");
    }

    @Test
    public void contextTellsAboutTheRun() throws Exception {
        start(LocalFunction.of(
                        "context",
                        (input, output, context) -> output.write(String.join(
                                        " ",
                                        context.getFunctionName(),
                                        context.getFunctionVersion(),
                                        context.getInvokedFunctionArn(),
                                        String.valueOf(context.getRemainingTimeInMillis() > 0))
                                .getBytes(StandardCharsets.UTF_8)))
                .withTimeLimit(Duration.ofSeconds(30)));
        assertThat(text(invoke("context:7", InvocationType.REQUEST_RESPONSE, "{}")))
                .isEqualTo("context 7 arn:aws:lambda:us-east-1:000000000000:function:context:7 true");
    }

    private void startTellingCustom() {
        start(LocalFunction.of("custom", (input, output, context) -> {
            String told = context.getClientContext() == null
                    ? "none"
                    : context.getClientContext().getCustom().toString();
            ran.add(told);
        }));
    }

    private InvocationResult invokeFor(String tenant) throws InvocationFailure {
        return invoke(
                "tenant", InvocationType.REQUEST_RESPONSE, "{}", lambda.secretKey(), call -> call.withTenantId(tenant));
    }

    private void startTellingTheTenant() {
        start(LocalFunction.of("tenant", (input, output, context) -> ran.add(String.valueOf(context.getTenantId()))));
    }

    @Test
    public void functionSeesTheTenantThatItRunsFor() throws Exception {
        startTellingTheTenant();
        invokeFor("blue  green");
        assertThat(ran).containsExactly("blue  green");
    }

    @Test
    public void functionSeesNoTenantWhereTheCallHasNone() throws Exception {
        startTellingTheTenant();
        invokeFor(null);
        assertThat(ran).containsExactly("null");
    }

    @Test
    public void functionSeesTheClientContext() throws Exception {
        startTellingCustom();
        invoke(
                "custom",
                InvocationType.REQUEST_RESPONSE,
                "{}",
                lambda.secretKey(),
                call -> call.withClientContext("{\"custom\":{\"a\":\"\u00e9\"}}"));
        assertThat(ran).containsExactly("{a=\u00e9}");
    }

    @Test
    public void functionSeesNoClientContextWhereTheCallHasNone() throws Exception {
        startTellingCustom();
        invoke("custom", InvocationType.REQUEST_RESPONSE, "{}");
        assertThat(ran).containsExactly("none");
    }

    @Test
    public void clientContextOfAnEventStaysBehindAsInLambda() throws Exception {
        startTellingCustom();
        invoke(
                "custom",
                InvocationType.EVENT,
                "{}",
                lambda.secretKey(),
                call -> call.withClientContext("{\"custom\":{\"a\":\"1\"}}"));
        assertThat(ran.poll(20, TimeUnit.SECONDS)).isEqualTo("none");
    }

    @Test
    public void clientContextThatIsNoJsonIsRefused() {
        startTellingCustom();
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class,
                () -> invoke(
                        "custom",
                        InvocationType.REQUEST_RESPONSE,
                        "{}",
                        lambda.secretKey(),
                        call -> call.withClientContext("none")));
        assertThat(failure.detail()).contains("400 InvalidRequestContentException");
        assertThat(ran).isEmpty();
    }

    @Test
    public void errorHasTheShapeOfTheJavaRuntime() throws Exception {
        start(LocalFunction.of("fail", (input, output, context) -> {
            throw new IllegalStateException("why", new java.io.IOException("cause"));
        }));
        InvocationResult result = invoke("fail", InvocationType.REQUEST_RESPONSE, "{}");
        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(text(result))
                .startsWith(
                        "{\"errorMessage\":\"why\",\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":[")
                .contains("\"cause\":{\"errorMessage\":\"cause\"");
    }

    @Test
    public void causesInACircleAreCutOff() throws Exception {
        start(LocalFunction.of("fail", (input, output, context) -> {
            IllegalStateException first = new IllegalStateException("first");
            first.initCause(new java.io.IOException("second", first));
            throw first;
        }));
        assertThat(invoke("fail", InvocationType.REQUEST_RESPONSE, "{}").functionError())
                .isEqualTo("Unhandled");
    }

    @Test
    public void timeLimitEndsARun() throws Exception {
        start(LocalFunction.of("slow", (input, output, context) -> {
                    try {
                        TimeUnit.SECONDS.sleep(20);
                    } catch (InterruptedException e) {
                        ran.add("interrupted");
                    }
                })
                .withTimeLimit(Duration.ofMillis(50)));
        assertThat(text(invoke("slow", InvocationType.REQUEST_RESPONSE, "{}")))
                .contains("Sandbox.Timedout", "Task timed out after 0.05 seconds");
        assertThat(ran.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }

    @Test
    public void eventRunsBehindTheAnswer() throws Exception {
        start(LocalFunction.of(
                "event",
                (input, output, context) -> ran.add(new String(input.readAllBytes(), StandardCharsets.UTF_8))));
        assertThat(invoke("event", InvocationType.EVENT, "{\"a\":1}").payload().isEmpty())
                .isTrue();
        assertThat(ran.poll(20, TimeUnit.SECONDS)).isEqualTo("{\"a\":1}");
    }

    @Test
    public void dryRunDoesNotRun() throws Exception {
        start(LocalFunction.of("dry", (input, output, context) -> ran.add("ran")));
        invoke("dry", InvocationType.DRY_RUN, "{}");
        assertThat(ran).isEmpty();
    }

    @Test
    public void unknownFunctionIsNotFound() {
        start(LocalFunction.of("known", (input, output, context) -> {}));
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class, () -> invoke("unknown", InvocationType.REQUEST_RESPONSE, "{}"));
        assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
        assertThat(failure.detail()).contains("404 ResourceNotFoundException");
    }

    @Test
    public void wrongSecretIsForbiddenAndRunsNothing() {
        start(LocalFunction.of("f", (input, output, context) -> ran.add("ran")));
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class, () -> invoke("f", InvocationType.REQUEST_RESPONSE, "{}", "wrong"));
        assertThat(failure.detail()).contains("403 InvalidSignatureException");
        assertThat(ran).isEmpty();
    }

    @Test
    public void unsignedCallIsForbidden() throws Exception {
        start(LocalFunction.of("f", (input, output, context) -> ran.add("ran")));
        HttpResponse<String> response = Http.send(
                HttpRequest.newBuilder(URI.create(lambda.endpointUrl() + "/2015-03-31/functions/f/invocations"))
                        .POST(BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("MissingAuthenticationTokenException");
    }

    @Test
    public void brokenJsonIsRefused() {
        start(LocalFunction.of("f", (input, output, context) -> ran.add("ran")));
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class, () -> invoke("f", InvocationType.REQUEST_RESPONSE, "{\"a\""));
        assertThat(failure.detail()).contains("400 InvalidRequestContentException");
    }

    @Test
    public void limitsOfSizeAreLambdas() {
        start(LocalFunction.of("f", (input, output, context) -> ran.add("ran")));
        String overEvent = "\"" + "x".repeat(1_048_576) + "\"";
        assertThat(catchThrowableOfType(InvocationFailure.class, () -> invoke("f", InvocationType.EVENT, overEvent))
                        .reason())
                .isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
        assertThat(ran).isEmpty();
    }

    @Test
    public void payloadOverEveryLimitIsTooLargeAndNotAMatterOfItsSignature() {
        start(LocalFunction.of("f", (input, output, context) -> ran.add("ran")));
        String over = "\"" + "x".repeat(6_291_456) + "\"";
        assertThat(catchThrowableOfType(
                                InvocationFailure.class, () -> invoke("f", InvocationType.REQUEST_RESPONSE, over))
                        .reason())
                .isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
    }

    @Test
    public void tailHasTheStackTraceOfAFailure() throws Exception {
        start(LocalFunction.of("fail", (input, output, context) -> {
            throw new IllegalStateException("why");
        }));
        assertThat(invoke("fail", InvocationType.REQUEST_RESPONSE, "{}").logTail())
                .startsWith("java.lang.IllegalStateException: why\n\tat ");
    }

    @Test
    public void classThatIsNoHandlerIsRefused() {
        assertThatThrownBy(() -> LocalFunction.of("f", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither");
    }
}
