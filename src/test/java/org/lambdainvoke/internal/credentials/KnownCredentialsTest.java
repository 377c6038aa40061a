package org.lambdainvoke.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;

public class KnownCredentialsTest {
    /** What may pass between the making of credentials and the question. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private static KnownCredentials until(@Nullable Instant expiry) {
        return KnownCredentials.of(new AwsCredentials("AKIDTEST", "secret-of-the-tests", null, expiry), "a test");
    }

    private static Duration restOf(Duration life) {
        return until(Instant.now().plus(life)).rest();
    }

    @Test
    public void areRenewedFiveMinutesBeforeTheyExpire() {
        Duration atMost = Duration.ofMinutes(55);
        assertThat(restOf(Duration.ofHours(1))).isBetween(atMost.minus(SLACK), atMost);
    }

    @Test
    public void shortOnesAreRenewedAfterHalfOfTheirLife() {
        Duration atMost = Duration.ofMinutes(4);
        assertThat(restOf(Duration.ofMinutes(8))).isBetween(atMost.minus(SLACK), atMost);
    }

    @Test
    public void areLookedAtAfterAnHourAtTheLatest() {
        assertThat(restOf(Duration.ofDays(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    public void restASecondThoughTheyHaveExpired() {
        assertThat(restOf(Duration.ofMinutes(-1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    public void areLookedAtEachMinuteWhenNobodyTellsTheirExpiry() {
        assertThat(until(null).rest()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    public void areNotValidBehindTheirExpiry() {
        assertThat(until(Instant.now().minusSeconds(1)).isValid()).isFalse();
    }
}
