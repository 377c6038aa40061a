package org.lambdainvoke.call;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** The moment at which an invocation ends whatever it is doing. Immutable; follows the JVM's monotonic clock. */
public final class Deadline {
    /** Orders deadlines by their moments. */
    public static final Comparator<Deadline> EARLIEST_FIRST =
            (one, other) -> Long.signum(one.nanoTime - other.nanoTime);

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * The moment {@code duration} from now.
     *
     * @param duration the time that is left
     * @return the moment
     */
    public static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /**
     * The moment {@code millis} from now.
     *
     * @param millis the milliseconds that are left
     * @return the moment
     */
    public static Deadline afterMillis(long millis) {
        return after(Duration.ofMillis(millis));
    }

    /** {@return the time left in milliseconds, a begun one counted as whole; 0 when the moment has passed} */
    public int remainingMillis() {
        long left = Math.max(0, nanoTime - System.nanoTime());
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(left + 999_999));
    }

    /** {@return whether the moment has passed, so that no time is left} */
    public boolean hasPassed() {
        return remainingMillis() == 0;
    }

    /**
     * This one or another, whichever comes first.
     *
     * @param other another moment
     * @return one of the two
     */
    public Deadline orEarlier(Deadline other) {
        return other.nanoTime - nanoTime < 0 ? other : this;
    }
}
