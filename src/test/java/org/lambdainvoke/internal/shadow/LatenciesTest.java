package org.lambdainvoke.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class LatenciesTest {
    private final Latencies latencies = new Latencies();

    private void addMillis(long first, long last) {
        for (long millis = first; millis <= last; millis++) {
            latencies.add(millis * 1_000_000);
        }
    }

    @Test
    public void nothingIsKnownAtFirst() {
        assertThat(latencies.millis(0.5)).isEqualTo(-1);
    }

    @Test
    public void oneDurationIsEveryShare() {
        latencies.add(1_500_000);
        assertThat(latencies.millis(0.5)).isEqualTo(1.5);
        assertThat(latencies.millis(0.95)).isEqualTo(1.5);
    }

    @Test
    public void shareIsTheNearestRank() {
        addMillis(1, 100);
        assertThat(latencies.millis(0.5)).isEqualTo(50);
        assertThat(latencies.millis(0.95)).isEqualTo(95);
    }

    @Test
    public void onlyTheLastCount() {
        addMillis(1, 1000);
        addMillis(5001, 6024);
        assertThat(latencies.millis(0.001)).isEqualTo(5002);
    }

    @Test
    public void nothingIsKnownOnceItIsCleared() {
        addMillis(1, 2000);
        latencies.clear();
        assertThat(latencies.millis(0.5)).isEqualTo(-1);
    }
}
