package org.lambdainvoke.proof.crowd;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Clients that take 100 KB a second of large answers. All are one thread's. */
final class SlowReaders implements Closeable {
    private static final int BYTES_A_MILLISECOND = 100;

    /** The last of an answer comes this much slower while the readers have to stay. */
    private static final int SLOWER = 25;

    private static final int LAST = 512 << 10;

    /** So many may be between the endpoint and their first byte, where an answer is in memory several times. */
    private static final int BEGINNING_AT_ONCE = 8;

    private static final int PATIENCE_MINUTES = 10;
    private static final int PACE_MILLIS = 20;

    /** Between two looks, twice. */
    private static final int MOST_AT_ONCE = 2 * PACE_MILLIS * BYTES_A_MILLISECOND;

    private final int port;
    private final int number;
    private final LargeAnswers answers;
    private final List<SlowReader> readers = new ArrayList<>();
    private final long[] begun;
    private final CountDownLatch allBegun = new CountDownLatch(1);
    private final CountDownLatch allOver = new CountDownLatch(1);
    private final Thread thread = new Thread(this::read, "slow-readers");
    private volatile boolean mayEnd;
    private volatile boolean isClosed;
    private volatile int over;

    SlowReaders(int port, int number, LargeAnswers answers) {
        this.port = port;
        this.number = number;
        this.answers = answers;
        this.begun = new long[number];
        thread.start();
    }

    /** Waits until all have some of their answers, and none of them has all. */
    void awaitBegin() throws InterruptedException {
        await(allBegun);
    }

    /** How many have all of their answers, or will get no more. */
    int over() {
        return over;
    }

    /** Lets the readers come to their ends. */
    void mayEnd() {
        mayEnd = true;
    }

    /** Waits until all are at their ends; returns what was wrong. */
    List<String> awaitEnd() throws InterruptedException {
        await(allOver);
        List<String> faults = new ArrayList<>();
        for (SlowReader reader : readers) {
            if (reader.fault() != null) {
                faults.add(reader.fault());
            }
        }
        return faults;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("waited in vain");
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(MOST_AT_ONCE);
        try {
            while (over < number && !isClosed) {
                long start = System.nanoTime();
                look(buffer);
                long pause = TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS) - (System.nanoTime() - start);
                TimeUnit.NANOSECONDS.sleep(pause);
            }
            allOver.countDown();
        } catch (IOException | InterruptedException e) {
            // The test is over, or waits in vain.
        }
    }

    private void look(ByteBuffer buffer) throws IOException {
        int beginning = 0;
        int ended = 0;
        for (int i = 0; i < readers.size(); i++) {
            SlowReader reader = readers.get(i);
            reader.take(allowed(i), buffer);
            if (!reader.hasBegun()) {
                beginning++;
            } else if (begun[i] == 0) {
                begun[i] = System.nanoTime();
            }
            if (reader.isOver()) {
                ended++;
            }
        }
        over = ended;
        if (beginning == 0 && readers.size() == number) {
            allBegun.countDown();
        }
        while (beginning < BEGINNING_AT_ONCE && readers.size() < number) {
            readers.add(new SlowReader(port, readers.size(), answers));
            beginning++;
        }
    }

    /** How much of its answer one may have by now. */
    private int allowed(int reader) {
        if (begun[reader] == 0) {
            return 1;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun[reader]);
        long allowed = 1 + millis * BYTES_A_MILLISECOND;
        int most = LargeAnswers.SIZE - LAST;
        if (allowed > most && !mayEnd) {
            allowed = most + (allowed - most) / SLOWER;
        }
        return (int) Math.min(allowed, LargeAnswers.SIZE);
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SlowReader reader : readers) {
            reader.close();
        }
    }
}
