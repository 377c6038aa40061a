package org.lambdainvoke.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

public class RoomTest {
    private final AdmissionLimit outer = new AdmissionLimit(2);
    private final AdmissionLimit inner = new AdmissionLimit(1);
    private final Room room = inner.within(outer);

    private Place enter() throws InvocationFailure {
        return room.enter(Deadline.after(Duration.ofMinutes(1)));
    }

    @Test
    public void placeIsOneInBoth() throws Exception {
        Place place = enter();
        assertThat(outer.taken()).isEqualTo(1);
        assertThat(inner.taken()).isEqualTo(1);
        place.close();
        place.close();
        assertThat(outer.taken()).isZero();
        assertThat(inner.taken()).isZero();
    }

    @Test
    public void fullInnerRoomTakesNoPlaceInTheOuter() throws Exception {
        try (Place place = enter()) {
            assertThat(place).isNotNull();
            assertThat(assertThrows(InvocationFailure.class, this::enter).reason())
                    .isEqualTo(FailureReason.OVERLOADED);
            assertThat(outer.taken()).isEqualTo(1);
        }
    }

    @Test
    public void fullOuterRoomRefuses() throws Exception {
        try (Place first = outer.enter(Deadline.after(Duration.ofMinutes(1)));
                Place second = outer.enter(Deadline.after(Duration.ofMinutes(1)))) {
            assertThat(first).isNotSameAs(second);
            assertThat(assertThrows(InvocationFailure.class, room::requireRoom).reason())
                    .isEqualTo(FailureReason.OVERLOADED);
            assertThat(inner.taken()).isZero();
        }
    }

    @Test
    public void cutInvocationCountsInBoth() throws Exception {
        enter().abandon();
        enter().abandon();
        assertThat(assertThrows(InvocationFailure.class, inner::requireRoom).reason())
                .isEqualTo(FailureReason.OVERLOADED);
    }
}
