package org.lambdainvoke.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Test;

public class WorkersTest {
    private final Workers workers = new Workers(null);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();

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
    public void thereAreNoMoreThanTwiceWhatTheFiltersAdmit() throws Exception {
        // Virtual threads have no bound of their own, and need none.
        assumeTrue(Runtime.version().feature() < 21);
        workers.join(1);
        workers.join(1);
        workers.leave(1);
        occupyOne();
        occupyOne();
        CountDownLatch ran = new CountDownLatch(1);
        workers.execute(ran::countDown);
        assertThat(ran.await(300, TimeUnit.MILLISECONDS)).isFalse();
        end.countDown();
        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void aWorkerThatIsFreeInAMomentIsWaitedFor() throws Exception {
        assumeTrue(Runtime.version().feature() < 21);
        workers.join(1);
        AtomicReference<Thread> first = new AtomicReference<>();
        CountDownLatch ran = new CountDownLatch(1);
        workers.execute(() -> {
            first.set(Thread.currentThread());
            workers.execute(() -> {
                thread.set(Thread.currentThread());
                ran.countDown();
            });
        });
        ran.await();
        assertThat(thread.get()).isSameAs(first.get());
    }

    @Test
    public void aTaskThatWaitsForOneThatDoesNotEndGetsAWorkerOfItsOwn() throws Exception {
        workers.join(1);
        occupyOne();
        CountDownLatch ran = new CountDownLatch(1);
        workers.execute(ran::countDown);
        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    public void whatIsToHappenLaterHappens() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        assertThat(workers.after(Duration.ofMillis(1), ran::countDown)).isNotNull();
        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** They are those of whichever request comes first. */
    @Test
    public void threadsInheritNothing() throws Exception {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        user.set("alice");
        AtomicReference<String> found = new AtomicReference<>();
        CountDownLatch ran = new CountDownLatch(1);
        workers.execute(() -> {
            found.set(user.get());
            ran.countDown();
        });
        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(found).hasValue(null);
        user.remove();
    }
}
