package org.lambdainvoke.internal.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.Inside;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.payload.Snapshots;
import org.lambdainvoke.internal.route.Route;

/** From a call to its reply, for every payload, without a container and without a servlet's type. */
@RunWith(Parameterized.class)
public class FunctionResponderTest {
    private static final Bytes PROXY_ANSWER =
            Bytes.utf8("{\"statusCode\":201,\"headers\":{\"a\":\"b\"},\"body\":\"hi\"}");

    @Parameters(name = "{0}")
    public static PayloadFormat[] formats() {
        return PayloadFormat.values();
    }

    @Parameter
    public PayloadFormat format;

    private Invocation invocation;

    /** An invoker that a lambda makes. */
    private interface Answers {
        InvocationResult to(Invocation invocation) throws InvocationFailure;
    }

    private Reply reply(ResponseFormat response, Answers answers) throws InvocationFailure {
        return reply(Routes.of(format, response), answers);
    }

    private Reply reply(Route route, Answers answers) throws InvocationFailure {
        LambdaInvoker invoker = new LambdaInvoker() {
            @Override
            public InvocationResult invoke(Invocation made) throws InvocationFailure {
                invocation = made;
                return answers.to(made);
            }

            @Override
            public void close() {}
        };
        return new Defects()
                .around(new FunctionResponder())
                .respond(Routes.call(route, invoker, Snapshots.get("name=Ada")));
    }

    private static InvocationResult result(Bytes payload, String functionError) {
        return new InvocationResult(payload, functionError, "aws-id", "7", "tail");
    }

    private static String text(Bytes bytes) throws Exception {
        return bytes.decode(StandardCharsets.UTF_8);
    }

    @Test
    public void functionGetsThePayload() throws Exception {
        reply(ResponseFormat.PAYLOAD, made -> result(Bytes.utf8("1"), null)).close();
        assertThat(text(invocation.payload()))
                .isEqualTo(text(Inside.encode(format, Snapshots.get("name=Ada"), Snapshots.LIMITS)));
    }

    @Test
    public void payloadIsTheReply() throws Exception {
        Reply reply = reply(ResponseFormat.PAYLOAD, made -> result(Bytes.utf8("1"), null));
        assertThat(reply.failure()).isNull();
        assertThat(reply.head().status()).isEqualTo(200);
        assertThat(text(reply.head().body())).isEqualTo("1");
        assertThat(reply.logTail()).isEqualTo("tail");
    }

    @Test
    public void functionNamesTheReply() throws Exception {
        Reply reply = reply(ResponseFormat.PROXY, made -> result(PROXY_ANSWER, null));
        assertThat(reply.head().status()).isEqualTo(201);
        assertThat(text(reply.head().body())).isEqualTo("hi");
    }

    @Test
    public void everyFailureOfTheListIsAReply() throws Exception {
        for (FailureReason reason : FailureReason.values()) {
            Reply reply = reply(ResponseFormat.PAYLOAD, made -> {
                throw new InvocationFailure(reason, "a detail");
            });
            assertThat(reply.failure().reason()).isEqualTo(reason);
            assertThat(reply.head().status())
                    .isEqualTo(reason == FailureReason.FUNCTION_ERROR ? Routes.UNHANDLED_STATUS : reason.status());
            assertThat(text(reply.head().body())).contains("\"reason\":\"" + reason.code() + "\"");
        }
    }

    @Test
    public void functionThatFailsIsAReply() throws Exception {
        Reply reply = reply(ResponseFormat.PROXY, made -> result(Bytes.utf8("{\"errorType\":\"T\"}"), "Unhandled"));
        assertThat(reply.failure().reason()).isEqualTo(FailureReason.FUNCTION_ERROR);
        assertThat(reply.logTail()).isEqualTo("tail");
    }

    @Test
    public void functionThatRunsOutOfTimeIsAReply() throws Exception {
        Bytes error = Bytes.utf8("{\"errorType\":\"Sandbox.Timedout\"}");
        Reply reply = reply(ResponseFormat.PROXY, made -> result(error, "Unhandled"));
        assertThat(reply.failure().reason()).isEqualTo(FailureReason.FUNCTION_TIMEOUT);
        assertThat(reply.head().status()).isEqualTo(504);
    }

    @Test
    public void errorOfTheFunctionIsExposedToThoseWhoAskForIt() throws Exception {
        Bytes error = Bytes.utf8("{\"errorType\":\"T\"}");
        Reply reply = reply(Routes.of(format, ResponseFormat.PAYLOAD, null, true), made -> result(error, "Unhandled"));
        assertThat(text(reply.head().body())).isEqualTo(text(error));
        assertThat(reply.failure().reason()).isEqualTo(FailureReason.FUNCTION_ERROR);
    }

    @Test
    public void answerThatDoesNotFitIsAReply() throws Exception {
        Reply reply = reply(ResponseFormat.PROXY, made -> result(Bytes.utf8("{\"statusCode\":\"x\"}"), null));
        assertThat(reply.failure().reason()).isEqualTo(FailureReason.BAD_ANSWER);
        assertThat(reply.head().status()).isEqualTo(502);
    }

    @Test
    public void defectIsAReply() throws Exception {
        Reply reply = reply(ResponseFormat.PAYLOAD, made -> {
            throw new IllegalStateException("secret");
        });
        assertThat(reply.failure().reason()).isEqualTo(FailureReason.DEFECT);
        assertThat(reply.failure().detail()).startsWith("at org.lambdainvoke.").doesNotContain("secret");
        assertThat(reply.head().status()).isEqualTo(500);
    }

    @Test
    public void payloadOverTheLimitIsNoCall() {
        Bytes body = Bytes.utf8("x".repeat(6_291_457));
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class,
                () -> Routes.call(Routes.of(format, ResponseFormat.PAYLOAD), Snapshots.post(null, "text/plain", body)));
        if (format == PayloadFormat.PARAMETERS) {
            assertThat(failure).isNull();
        } else {
            assertThat(failure.reason()).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
        }
    }
}
