package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.SDKGlobalTime;
import java.net.URI;
import java.time.Duration;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.Fault;
import org.lambdainvoke.support.FaultEndpoint;

/** What an endpoint may not do to the JVM. */
public class HostileEndpointTest {
    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private SdkLambdaInvoker invoker;

    private InvocationFailure failureOf(Fault fault) {
        invoker = SdkLambdaInvoker.connect(
                new ConnectionSettings(
                        "eu-west-1",
                        URI.create(endpoint.script(fault).url()),
                        new StaticCredentials("AKIDTEST", "secret", null),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)),
                null);
        Invocation invocation = new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(Duration.ofSeconds(20)));
        return catchThrowableOfType(InvocationFailure.class, () -> invoker.invoke(invocation));
    }

    @After
    public void close() {
        invoker.close();
    }

    @Test
    public void dateOfAnAnswerThatBlamesTheClockIsNotTakenForTheTime() {
        int before = SDKGlobalTime.getGlobalTimeOffset();
        InvocationFailure failure =
                failureOf(Fault.apiError(403, "RequestTimeTooSkewed", "Date: Fri, 01 Jan 2100 00:00:00 GMT"));
        assertThat(SDKGlobalTime.getGlobalTimeOffset()).isEqualTo(before);
        assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
    }
}
