package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpClientConnection;
import org.junit.After;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;

/** The watch over the calls goes on whatever is thrown at it, since calls rely on it that may go on for ever. */
public class WatchdogTest {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Duration REST = Duration.ofMillis(1);

    private final Semaphore chores = new Semaphore(0);
    private Watchdog watchdog;

    @After
    public void close() {
        watchdog.close();
    }

    private void start(Runnable chore) {
        watchdog = new Watchdog(chore, REST);
    }

    private HttpClientConnection watched(Duration time) {
        HttpClientConnection connection = mock(HttpClientConnection.class);
        watch(connection, time);
        return connection;
    }

    private void watch(HttpClientConnection connection, Duration time) {
        Deadline deadline = Deadline.after(time);
        watchdog.watch(deadline).guard(connection, deadline);
    }

    private static void assertCut(HttpClientConnection connection) throws Exception {
        verify(connection, timeout(PATIENCE_MILLIS).atLeastOnce()).shutdown();
    }

    @Test
    public void callIsCutAtItsDeadline() throws Exception {
        start(() -> {});
        assertCut(watched(Duration.ZERO));
    }

    @Test
    public void callIsCutAfterAnErrorOfTheChore() throws Exception {
        start(() -> {
            chores.release();
            throw new OutOfMemoryError("of a test");
        });
        assertThat(chores.tryAcquire(2, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        assertCut(watched(Duration.ZERO));
    }

    @Test
    public void callIsCutAfterAnErrorAmidTheCutOfAnother() throws Exception {
        start(() -> {});
        HttpClientConnection bad = mock(HttpClientConnection.class);
        doThrow(new OutOfMemoryError("of a test")).when(bad).shutdown();
        watch(bad, Duration.ZERO);
        assertCut(bad);
        assertCut(watched(Duration.ZERO));
    }

    @Test
    public void cutThatFailsIsTriedAgain() throws Exception {
        start(() -> {});
        HttpClientConnection bad = mock(HttpClientConnection.class);
        doThrow(new OutOfMemoryError("of a test")).when(bad).shutdown();
        watch(bad, Duration.ZERO);
        verify(bad, timeout(PATIENCE_MILLIS).atLeast(3)).shutdown();
    }

    /** It would never rest again, and keep a processor busy. */
    @Test
    public void interruptOfSomebodyElseIsForgotten() throws Exception {
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        start(() -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            if (interrupted.size() == 1) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(interrupted.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(interrupted.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    public void closeCutsTheCallsThatRun() throws Exception {
        start(() -> {});
        HttpClientConnection running = watched(Duration.ofHours(1));
        watchdog.close();
        assertCut(running);
    }

    @Test
    public void closeCutsWhatACallConnectsAfterIt() throws Exception {
        start(() -> {});
        Deadline deadline = Deadline.after(Duration.ofHours(1));
        Watchdog.Watched call = watchdog.watch(deadline);
        watchdog.close();
        HttpClientConnection late = mock(HttpClientConnection.class);
        call.guard(late, deadline);
        verify(late).shutdown();
    }

    @Test
    public void nothingIsWatchedAfterTheClose() {
        start(() -> {});
        watchdog.close();
        assertThatThrownBy(() -> watchdog.watch(Deadline.after(Duration.ofHours(1))))
                .isInstanceOf(IllegalStateException.class);
    }
}
