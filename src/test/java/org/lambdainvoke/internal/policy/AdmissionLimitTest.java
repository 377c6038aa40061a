package org.lambdainvoke.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

public class AdmissionLimitTest {
    private static final Deadline LATER = Deadline.after(Duration.ofHours(1));
    private static final Deadline PASSED = Deadline.after(Duration.ZERO);

    private final AdmissionLimit limit = new AdmissionLimit(2);

    private Place enter() throws InvocationFailure {
        return limit.enter(LATER);
    }

    @Test
    public void placeIsGivenBackOnce() throws Exception {
        enter();
        Place place = enter();
        place.close();
        place.close();
        place.abandon();
        assertThat(limit.taken()).isEqualTo(1);
    }

    @Test
    public void cutInvocationsGiveTheirPlacesBack() throws Exception {
        enter().abandon();
        enter().abandon();
        enter();
        enter();
        assertThat(limit.taken()).isEqualTo(2);
    }

    @Test
    public void runningAndCutTogetherAreNoMoreThanTwiceTheLimit() throws Exception {
        for (int i = 0; i < 4; i++) {
            enter().abandon();
        }
        InvocationFailure refusal = catchThrowableOfType(InvocationFailure.class, this::enter);
        assertThat(refusal.reason()).isEqualTo(FailureReason.OVERLOADED);
        assertThat(refusal.detail()).contains("were cut because their clients left");
    }

    @Test
    public void cutInvocationsCountUntilTheirDeadline() throws Exception {
        for (int i = 0; i < 4; i++) {
            limit.enter(PASSED).abandon();
        }
        enter();
        assertThat(limit.taken()).isEqualTo(1);
    }

    @Test
    public void refusesWhatIsOverTheLimit() throws Exception {
        enter();
        limit.requireRoom();
        enter();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::enter).reason())
                .isEqualTo(FailureReason.OVERLOADED);
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::requireRoom)
                        .reason())
                .isEqualTo(FailureReason.OVERLOADED);
    }

    @Test
    public void placeGivenBackIsTakenAgain() throws Exception {
        enter();
        enter().close();
        limit.requireRoom();
        enter();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::enter)).isNotNull();
    }

    @Test
    public void refusalTakesNoPlace() throws Exception {
        Place place = enter();
        enter();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::enter)).isNotNull();
        place.close();
        enter();
    }

    @Test
    public void nobodyEntersWhatIsDrained() {
        assertThat(limit.drain(Duration.ofSeconds(30))).isTrue();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::enter).reason())
                .isEqualTo(FailureReason.STOPPING);
        assertThat(catchThrowableOfType(InvocationFailure.class, limit::requireRoom)
                        .reason())
                .isEqualTo(FailureReason.STOPPING);
    }

    @Test
    public void drainWaitsForThoseWhoAreInside() throws Exception {
        enter();
        assertThat(limit.drain(Duration.ofMillis(1))).isFalse();
    }

    @Test
    public void drainEndsWhenTheLastHasLeft() throws Exception {
        Place place = enter();
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> limit.drain(Duration.ofSeconds(30)));
        place.close();
        assertThat(drained.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
