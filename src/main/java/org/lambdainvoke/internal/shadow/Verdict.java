package org.lambdainvoke.internal.shadow;

/**
 * Whether a place differs because the two sides do, or because any two answers do there: by how often it has differed
 * between them, and how often between two answers of the function.
 */
final class Verdict {
    /** How much of all that differs may be noise: two thirds. */
    private static final double RELATIVE = 0.2;

    /** Less is by chance. */
    private static final double ABSOLUTE = 0.0003;

    private Verdict() {}

    /**
     * Holds both bounds to the counts.
     *
     * @param raw in how many of {@code compared} requests the sides differed
     * @param noise in how many of {@code controls} the function differed from itself
     */
    static boolean isDifferent(long raw, long compared, long noise, long controls) {
        double difference = share(raw, compared);
        double expected = share(noise, controls);
        return difference > expected
                && (difference - expected) / (difference + expected) > RELATIVE
                && difference - expected > ABSOLUTE;
    }

    private static double share(long count, long all) {
        return all == 0 ? 0 : (double) count / all;
    }
}
