package org.lambdainvoke.internal.shared;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs work of the SDK on a thread that ends with it. Jackson, by which the SDK reads its files, keeps buffers for each
 * thread, and with them the class loader of a web application: a container's thread would have it after the
 * undeployment.
 */
public final class PassingThread {
    private PassingThread() {}

    /** The result of {@code work}, or what it throws. */
    public static <T> T call(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "lambda-invoke-start");
        thread.setDaemon(true);
        thread.start();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    // Containers report one that is still on its way out.
                    thread.join();
                    return task.get();
                } catch (InterruptedException e) {
                    // What the work has opened would be lost: it is bounded itself.
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException exception ? exception : new IllegalStateException(e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
