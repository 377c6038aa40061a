package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class VerdictTest {
    @Test
    public void anyDifferenceCountsWithoutControls() {
        assertThat(Verdict.isDifferent(1, 100, 0, 0)).isTrue();
    }

    @Test
    public void whatNeverDiffersIsNotDifferent() {
        assertThat(Verdict.isDifferent(0, 100, 0, 100)).isFalse();
        assertThat(Verdict.isDifferent(0, 0, 0, 0)).isFalse();
    }

    @Test
    public void asMuchNoiseExplainsTheDifference() {
        assertThat(Verdict.isDifferent(100, 100, 10, 10)).isFalse();
        assertThat(Verdict.isDifferent(10, 100, 5, 10)).isFalse();
    }

    @Test
    public void twoThirdsOfNoiseAreTheBound() {
        assertThat(Verdict.isDifferent(30, 100, 20, 100)).isFalse();
        assertThat(Verdict.isDifferent(31, 100, 20, 100)).isTrue();
    }

    @Test
    public void seldomDifferencesAreChance() {
        assertThat(Verdict.isDifferent(3, 10_001, 0, 100)).isFalse();
        assertThat(Verdict.isDifferent(4, 10_000, 0, 100)).isTrue();
    }
}
