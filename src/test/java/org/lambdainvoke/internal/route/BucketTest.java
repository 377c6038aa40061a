package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.Test;

public class BucketTest {
    /** Made by another program, from the definition. Another bucket moves clients to the other side. */
    @Test
    public void bucketsNeverChange() {
        assertThat(Bucket.of("shop", "principal", "ada")).isEqualTo(9301);
        assertThat(Bucket.of("other", "principal", "ada")).isEqualTo(576);
        assertThat(Bucket.of("shop", "session", "1234")).isEqualTo(249);
        assertThat(Bucket.of("shop", "cookie:uid", "\u00e9\u4e2d")).isEqualTo(9019);
        assertThat(Bucket.of("", "address", "127.0.0.1")).isEqualTo(2544);
        assertThat(Bucket.of("shop\ncanary", "principal", "ada")).isEqualTo(9489);
    }

    @Test
    public void tenthOfTheClientsIsATenth() {
        long in = IntStream.range(0, 100_000)
                .filter(i -> Bucket.of("shop", "principal", "user" + i) < 1000)
                .count();
        assertThat(in).isBetween(9_500L, 10_500L);
    }

    @Test
    public void anotherSaltTakesOthers() {
        long both = IntStream.range(0, 100_000)
                .filter(i -> Bucket.of("shop", "principal", "user" + i) < 1000)
                .filter(i -> Bucket.of("other", "principal", "user" + i) < 1000)
                .count();
        assertThat(both).isBetween(800L, 1_200L);
    }
}
