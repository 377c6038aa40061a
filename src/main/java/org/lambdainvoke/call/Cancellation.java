package org.lambdainvoke.call;

import org.jspecify.annotations.Nullable;

/** Lets one thread cut the call that another one waits for. Thread-safe. */
public final class Cancellation {
    private volatile boolean isCancelled;
    private volatile @Nullable Runnable cut;

    /** Nothing is cancelled yet. */
    public Cancellation() {}

    /** Cuts the call, if it runs, and every further attempt. A second time has no effect. */
    public void cancel() {
        isCancelled = true;
        Runnable current = cut;
        if (current != null) {
            current.run();
        }
    }

    /** {@return whether somebody has cancelled the call} */
    public boolean isCancelled() {
        return isCancelled;
    }

    /**
     * Says what cuts the call from now on. For whoever makes the call, before each part of it that can be cut.
     *
     * @param action runs on the thread that cancels, perhaps more than once, and perhaps after the call has ended
     */
    public void cutBy(Runnable action) {
        cut = action;
        if (isCancelled) {
            action.run();
        }
    }
}
