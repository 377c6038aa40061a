package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.SDKGlobalTime;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.support.Fault;
import org.lambdainvoke.support.FaultEndpoint;

/** What an endpoint may not do to the JVM. */
public class HostileEndpointTest extends OnEveryClient {
    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private InvocationFailure failureOf(Fault... faults) {
        return failure(connect(endpoint.script(faults).url()), ENOUGH);
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
