package org.lambdainvoke.internal.shared;

import org.lambdainvoke.call.LambdaInvoker;

/** A client with the threads that wait for it. How many calls run is bounded by the filters that share it. */
public final class SharedClient {
    private final LambdaInvoker invoker;
    private final Workers workers;
    private final ShutdownPatience patience = new ShutdownPatience();
    private int users;

    SharedClient(LambdaInvoker invoker, Workers workers) {
        this.invoker = invoker;
        this.workers = workers;
    }

    /** Makes the calls. */
    public LambdaInvoker invoker() {
        return invoker;
    }

    /** Wait for calls in place of the container's threads. */
    public Workers workers() {
        return workers;
    }

    /** The time that its filters have together when they end. */
    public ShutdownPatience patience() {
        return patience;
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
