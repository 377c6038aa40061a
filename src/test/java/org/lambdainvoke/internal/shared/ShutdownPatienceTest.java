package org.lambdainvoke.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;

public class ShutdownPatienceTest {
    private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    private final ShutdownPatience patience = new ShutdownPatience(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    public void firstMayWaitTenSeconds() {
        assertThat(patience.enter()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    public void thoseWhoEndOneAfterAnotherShareIt() {
        patience.enter();
        pass(Duration.ofSeconds(8));
        patience.leave();
        pass(Duration.ofMillis(500));
        assertThat(patience.enter()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    public void thoseWhoEndTogetherShareIt() {
        patience.enter();
        pass(Duration.ofSeconds(4));
        assertThat(patience.enter()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    public void nobodyWaitsLongerThanAllMay() {
        patience.enter();
        pass(Duration.ofSeconds(11));
        assertThat(patience.enter()).isZero();
    }

    @Test
    public void whoEndsLaterHasItAnew() {
        patience.enter();
        patience.leave();
        pass(Duration.ofSeconds(12));
        assertThat(patience.enter()).isEqualTo(Duration.ofSeconds(10));
    }
}
