package org.lambdainvoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class WorkersTest {
    private final Workers workers = new Workers();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    /** Virtual threads have no bound of their own, and need none. */
    @Before
    public void requireThreadsOfThePlatform() {
        assumeTrue(Runtime.version().feature() < 21);
    }

    @After
    public void close() {
        end.countDown();
        workers.close();
    }

    private void occupyOne() {
        workers.execute(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    public void aTaskRunsOnAThreadOfItsOwn() throws Exception {
        workers.join(2);
        occupyOne();
        CountDownLatch ran = new CountDownLatch(1);
        workers.execute(() -> {
            thread.set(Thread.currentThread());
            ran.countDown();
        });
        ran.await();
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    public void thereAreNoMoreThanTheFiltersAdmit() {
        workers.join(1);
        workers.join(1);
        workers.leave(1);
        occupyOne();
        workers.execute(() -> thread.set(Thread.currentThread()));
        assertThat(thread.get()).isSameAs(Thread.currentThread());
    }
}
