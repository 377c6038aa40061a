package org.lambdainvoke.internal.responder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.Test;
import org.lambdainvoke.PayloadFormat;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.payload.Snapshots;

public class CallTest {
    @Test
    public void malformedRequestIsNoCall() {
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class,
                () -> Routes.call(Routes.of(PayloadFormat.PARAMETERS, ResponseFormat.PAYLOAD), Snapshots.get("a=%FF")));
        assertThat(failure.reason()).isEqualTo(FailureReason.BAD_REQUEST);
    }
}
