package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.Test;

public class AdmissionLimitTest {
    private final AdmissionLimit limit = new AdmissionLimit(2);

    @Test
    public void refusesWhatIsOverTheLimit() throws Exception {
        limit.enter();
        limit.requireRoom();
        limit.enter();
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::enter).reason())
                .isEqualTo(FailureReason.OVERLOADED);
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::requireRoom)
                        .reason())
                .isEqualTo(FailureReason.OVERLOADED);
    }

    @Test
    public void placeGivenBackIsTakenAgain() throws Exception {
        limit.enter();
        limit.enter();
        limit.leave();
        limit.requireRoom();
        limit.enter();
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::enter)).isNotNull();
    }

    @Test
    public void refusalTakesNoPlace() throws Exception {
        limit.enter();
        limit.enter();
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::enter)).isNotNull();
        limit.leave();
        limit.enter();
    }
}
