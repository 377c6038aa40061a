package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

/** One thread at a time takes a step, and no wish for one is lost. */
public class StepsTest {
    private static final int THREADS = 4;
    private static final int TURNS = 10_000;
    private static final int PATIENCE_SECONDS = 20;

    private final ExecutorService others = Executors.newFixedThreadPool(THREADS);

    @After
    public void stop() {
        others.shutdownNow();
    }

    @Test
    public void noTwoThreadsStepAtOnce() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Steps steps = new Steps(() -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            return false;
        });
        race(() -> {
            boolean unused = steps.take();
        });
        assertThat(most).hasValue(1);
    }

    @Test
    public void whatWasThereBeforeAWishIsSeenByAStep() throws Exception {
        AtomicInteger wishes = new AtomicInteger();
        int[] seen = {0};
        Steps steps = new Steps(() -> {
            seen[0] = wishes.get();
            return false;
        });
        race(() -> {
            wishes.incrementAndGet();
            boolean unused = steps.take();
        });
        assertThat(seen[0]).isEqualTo(THREADS * TURNS);
    }

    @Test
    public void oneTrueStepIsToldToOneThread() throws Exception {
        AtomicInteger left = new AtomicInteger(TURNS);
        AtomicInteger told = new AtomicInteger();
        Steps steps = new Steps(() -> left.get() > 0 && left.getAndDecrement() == 1);
        race(() -> {
            if (steps.take()) {
                told.incrementAndGet();
            }
        });
        assertThat(told).hasValue(1);
    }

    @Test
    public void stepThatThrowsKeepsNobodyFromTheNext() {
        AtomicInteger taken = new AtomicInteger();
        Steps steps = new Steps(() -> {
            if (taken.getAndIncrement() == 0) {
                throw new IllegalStateException("the first");
            }
            return true;
        });
        assertThatThrownBy(steps::take).hasMessage("the first");
        assertThat(steps.take()).isTrue();
    }

    @Test
    public void stepOfAnotherThreadIsAwaited() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Steps steps = new Steps(() -> {
            begun.countDown();
            boolean unused = await(goOn);
            ended.incrementAndGet();
            return false;
        });
        Future<Boolean> step = others.submit(steps::take);
        assertThat(await(begun)).isTrue();
        Future<Integer> waiting = others.submit(() -> {
            goOn.countDown();
            steps.awaitOthers(Duration.ofSeconds(PATIENCE_SECONDS));
            return ended.get();
        });
        assertThat(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(step.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    public void threadDoesNotWaitForItsOwnStep() {
        List<Steps> own = new ArrayList<>();
        own.add(new Steps(() -> {
            own.get(0).awaitOthers(Duration.ofDays(1));
            return true;
        }));
        assertThat(own.get(0).take()).isTrue();
    }

    private void race(Runnable task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Void>> ends = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            ends.add(others.submit(() -> {
                start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                for (int turn = 0; turn < TURNS; turn++) {
                    task.run();
                }
                return null;
            }));
        }
        for (Future<Void> end : ends) {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
