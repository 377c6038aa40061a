package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.SDKGlobalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** What an endpoint may not do to the JVM. */
public class HostileEndpointTest extends OnEveryClient {
    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private InvocationFailure failureOf(Fault... faults) {
        return failure(connect(endpoint.script(faults).url()), ENOUGH);
    }

    @Test
    public void dateOfAnAnswerThatBlamesTheClockIsNotTakenForTheTime() {
        assertClockIsSteadyAfter("RequestTimeTooSkewed", "Fri, 01 Jan 2100 00:00:00 GMT");
    }

    /** The SDK takes any refusal for one of the clock when its date is minutes off, and not decades. */
    @Test
    public void dateOfARefusalThatDoesNotSpeakOfTheClockIsNotTakenForTheTime() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        assertClockIsSteadyAfter("InvalidSignatureException", inAnHour);
        assertClockIsSteadyAfter("AccessDeniedException", inAnHour);
    }

    private void assertClockIsSteadyAfter(String errorType, String date) {
        int before = SDKGlobalTime.getGlobalTimeOffset();
        InvocationFailure failure = failureOf(Fault.apiError(403, errorType, "Date: " + date));
        assertThat(SDKGlobalTime.getGlobalTimeOffset()).as(errorType).isEqualTo(before);
        assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
    }
}
