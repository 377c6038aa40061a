package org.lambdainvoke.http.fallback;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something that runs, and something that has to come after it: gives the second time to come too early. */
final class OneAtATime {
    private static final int ENOUGH_MS = 200;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final CountDownLatch arrived = new CountDownLatch(1);

    /** To be called at the end of the first. */
    void leave() {
        try {
            boolean unused = arrived.await(ENOUGH_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        isOver.set(true);
    }

    /** To be called at the beginning of the second: whether the first was over. */
    boolean arrive() {
        arrived.countDown();
        return isOver.get();
    }
}
