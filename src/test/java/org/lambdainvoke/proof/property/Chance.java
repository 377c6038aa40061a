package org.lambdainvoke.proof.property;

import java.util.List;
import java.util.SplittableRandom;

/** All randomness of these tests; the same seed gives the same choices. Neighbouring seeds have nothing in common. */
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** From 0 up to, not including, {@code bound}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Up to {@code most} bytes, none of them more likely than another. */
    public byte[] bytes(int most) {
        byte[] bytes = new byte[below(most + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) below(256);
        }
        return bytes;
    }
}
