package org.lambdainvoke.internal.policy;

import java.time.Duration;
import java.util.PriorityQueue;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Lets a number of invocations in at once and turns the others away, so that none ever waits for a connection. It never
 * makes them wait. An invocation that was cut because its client left may still run at Lambda: until its deadline it
 * counts in a second bound, twice the first, so that clients who come and leave can't have any number of them run.
 * Thread-safe.
 */
public final class AdmissionLimit implements Room {
    private final int limit;
    private final PriorityQueue<Deadline> cut = new PriorityQueue<>(Deadline.EARLIEST_FIRST);
    private int taken;
    private boolean isStopping;
    private boolean isDrained;

    /** Admits {@code limit} at once. */
    public AdmissionLimit(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void requireRoom() throws InvocationFailure {
        if (isStopping) {
            throw new InvocationFailure(FailureReason.STOPPING, "the filter is being destroyed");
        }
        if (taken >= limit) {
            throw new InvocationFailure(FailureReason.OVERLOADED, limit + " invocations are running");
        }
        while (!cut.isEmpty() && cut.peek().hasPassed()) {
            cut.remove();
        }
        if (taken + cut.size() >= 2 * limit) {
            throw new InvocationFailure(
                    FailureReason.OVERLOADED,
                    taken + " invocations are running, and " + cut.size()
                            + " that were cut because their clients left may still run");
        }
    }

    /** {@inheritDoc} {@link FailureReason#STOPPING} after {@link #drain}. */
    @Override
    public synchronized Place enter(Deadline until) throws InvocationFailure {
        requireRoom();
        taken++;
        return new Place(leave -> leave(leave, until));
    }

    private synchronized void leave(Place.Leave leave, Deadline until) {
        taken--;
        if (leave == Place.Leave.RUNNING) {
            cut.add(until);
        }
        if (isStopping) {
            notifyAll();
        }
    }

    /** How many places are taken at this moment. */
    public synchronized int taken() {
        return isDrained ? 0 : taken;
    }

    /**
     * Lets nobody in any more, and waits until all have left. To be called once.
     *
     * @param patience how long to wait
     * @return whether all have left
     */
    public synchronized boolean drain(Duration patience) {
        isStopping = true;
        Deadline end = Deadline.after(patience);
        try {
            while (taken > 0 && !end.hasPassed()) {
                wait(end.remainingMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isDrained = taken == 0;
        return isDrained;
    }
}
