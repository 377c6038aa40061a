package org.lambdainvoke;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Deadline;
import org.lambdainvoke.invoke.LambdaInvoker;

/** A client with the threads that wait for it. How many calls run is bounded by the filters that share it. */
final class SharedClient {
    /** How long those who leave may wait for what runs, all of them together. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LambdaInvoker invoker;
    private final Workers workers;
    private int users;
    private @Nullable Deadline end;

    SharedClient(LambdaInvoker invoker, Workers workers) {
        this.invoker = invoker;
        this.workers = workers;
    }

    LambdaInvoker invoker() {
        return invoker;
    }

    Workers workers() {
        return workers;
    }

    /** What is left of the patience, which begins with the first who asks: a container stops one filter after another. */
    synchronized Duration patience() {
        if (end == null) {
            end = Deadline.after(PATIENCE);
        }
        return Duration.ofMillis(end.remainingMillis());
    }

    /** One more filter uses this, and admits {@code places} invocations at once. */
    synchronized void join(int places) {
        users++;
        workers.join(places);
    }

    /** Undoes {@link #join}; returns whether nobody is left. */
    synchronized boolean leave(int places) {
        users--;
        workers.leave(places);
        return users == 0;
    }

    void close() {
        invoker.close();
        workers.close();
    }
}
