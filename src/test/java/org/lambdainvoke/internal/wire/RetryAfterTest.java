package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.Test;

public class RetryAfterTest {
    private static final int DAY = 86_400;

    @Test
    public void seconds() {
        assertThat(RetryAfter.seconds(" 7 ")).isEqualTo(7);
    }

    @Test
    public void manySecondsAreADay() {
        assertThat(RetryAfter.seconds("99999999999999999999")).isEqualTo(DAY);
    }

    @Test
    public void date() {
        ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10);
        assertThat(RetryAfter.seconds(DateTimeFormatter.RFC_1123_DATE_TIME.format(soon)))
                .isBetween(300, 601);
    }

    @Test
    public void dateThatHasPassed() {
        assertThat(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT")).isZero();
    }

    @Test
    public void nothing() {
        assertThat(RetryAfter.seconds(null)).isZero();
    }

    @Test
    public void neitherSecondsNorADate() {
        assertThat(RetryAfter.seconds("soon")).isZero();
    }
}
