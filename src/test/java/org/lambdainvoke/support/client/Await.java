package org.lambdainvoke.support.client;

import java.time.Duration;

/** Waits for what another thread is about to do, however busy the machine is. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS_MILLIS = 1;

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    private Await() {}

    /** Returns when {@code condition} holds, at once where it does; fails when it does not within a minute. */
    public static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain");
            }
            // Not a spin, which would keep from the processor what is waited for.
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
