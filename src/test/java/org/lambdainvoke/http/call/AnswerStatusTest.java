package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.Assume.assumeTrue;

import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.policy.RetryingInvoker;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.StreamFault;

/** Lambda answers a call of each type with one status of success; whoever answers with another is not Lambda. */
public class AnswerStatusTest extends OnEveryClient {
    private static final int[] SUCCESSES = {200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 299};

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private static Invocation call(InvocationType type) {
        return new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                type,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(ENOUGH),
                null);
    }

    private static Fault answer(int status) {
        return status == 204
                ? Fault.afterRequest().send("HTTP/1.1 204 No Content\r\n\r\n")
                : Fault.answer(status, "application/json", "{}");
    }

    private void assertOnly(int expected, InvocationType type) throws Exception {
        for (int status : SUCCESSES) {
            LambdaInvoker invoker = connect(endpoint.script(answer(status)).url());
            if (status == expected) {
                assertThat(invoker.invoke(call(type)).functionError()).isNull();
            } else {
                InvocationFailure failure =
                        catchThrowableOfType(InvocationFailure.class, () -> invoker.invoke(call(type)));
                assertThat(failure).as("%s", status).isNotNull();
                assertThat(failure.reason()).as("%s", status).isEqualTo(FailureReason.BAD_ANSWER);
                assertThat(failure.detail()).contains(status + ", ", expected + " ");
            }
        }
    }

    @Test
    public void callThatWaitsIsAnsweredBy200Only() throws Exception {
        assertOnly(200, InvocationType.REQUEST_RESPONSE);
    }

    @Test
    public void eventIsAnsweredBy202Only() throws Exception {
        assertOnly(202, InvocationType.EVENT);
    }

    @Test
    public void dryRunIsAnsweredBy204Only() throws Exception {
        assertOnly(204, InvocationType.DRY_RUN);
    }

    @Test
    public void callIsNotRepeatedForIt() {
        LambdaInvoker invoker =
                new RetryingInvoker(connect(endpoint.script(answer(204)).url()), 2);
        assertThat(failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.BAD_ANSWER);
        assertThat(endpoint.invocations()).isEqualTo(1);
    }

    @Test
    public void streamIsAnsweredBy200Only() throws Exception {
        assumeTrue("the other does not stream", client == InvokeClient.POOLED);
        try (LambdaInvoker pooled = Clients.connect(settings(endpoint.url(), null), Identity.of(CREDENTIALS), null)) {
            for (int status : new int[] {202, 204, 206}) {
                endpoint.script(answer(status));
                InvocationFailure failure = catchThrowableOfType(
                        InvocationFailure.class,
                        () -> pooled.stream(call(InvocationType.REQUEST_RESPONSE), Duration.ofSeconds(5)));
                assertThat(failure.reason()).as("%s", status).isEqualTo(FailureReason.BAD_ANSWER);
            }
            endpoint.script(StreamFault.good("piece"));
            try (InvocationStream stream =
                    pooled.stream(call(InvocationType.REQUEST_RESPONSE), Duration.ofSeconds(5))) {
                assertThat(stream.next().size()).isEqualTo(5);
            }
        }
    }
}
