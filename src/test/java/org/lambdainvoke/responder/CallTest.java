package org.lambdainvoke.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.Test;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.payload.PayloadFormat;
import org.lambdainvoke.payload.Snapshots;
import org.lambdainvoke.response.ResponseFormat;

public class CallTest {
    @Test
    public void malformedRequestIsNoCall() {
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class,
                () -> Routes.call(Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD), Snapshots.get("a=%FF")));
        assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
    }
}
