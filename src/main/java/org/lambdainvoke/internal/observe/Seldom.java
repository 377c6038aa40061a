package org.lambdainvoke.internal.observe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Says when something that happens often may be told again: the first time, then once a minute. Thread-safe. */
final class Seldom {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<Enum<?>, AtomicLong> next = new ConcurrentHashMap<>();

    /**
     * Whether it is to be told now.
     *
     * @param kind what happens; each is told on its own
     */
    boolean isDue(Enum<?> kind) {
        long now = System.nanoTime();
        AtomicLong due = next.computeIfAbsent(kind, unused -> new AtomicLong(now));
        long before = due.get();
        return now - before >= 0 && due.compareAndSet(before, now + PAUSE_NANOS);
    }
}
