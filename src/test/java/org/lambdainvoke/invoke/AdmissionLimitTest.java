package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    public void nobodyEntersWhatIsDrained() {
        assertThat(limit.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::enter).reason())
                .isEqualTo(FailureReason.STOPPING);
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::requireRoom)
                        .reason())
                .isEqualTo(FailureReason.STOPPING);
    }

    @Test
    public void drainWaitsForThoseWhoAreInside() throws Exception {
        limit.enter();
        assertThat(limit.drain(Duration.ofMillis(1))).isFalse();
    }

    @Test
    public void drainEndsWhenTheLastHasLeft() throws Exception {
        limit.enter();
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> limit.drain(Duration.ofSeconds(30)));
        limit.leave();
        assertThat(drained.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
