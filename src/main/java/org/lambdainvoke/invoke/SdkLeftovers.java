package org.lambdainvoke.invoke;

import com.amazonaws.http.IdleConnectionReaper;
import java.time.Duration;

/**
 * The threads that the SDK starts: one for all connection pools, one and more for the deadlines of each client. When the
 * client is closed it tells them to end and does not wait for it.
 */
final class SdkThreads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private SdkThreads() {}

    /**
     * Waits until those are gone that belong to the web application, which a container would report as its leak when it
     * looks right after the filter was destroyed. Does not wait while another client of this SDK is open, whose threads
     * can't be told from those that end.
     */
    static void awaitEnd(ClassLoader applicationLoader) {
        if (!IdleConnectionReaper.getRegisteredConnectionManagers().isEmpty()) {
            return;
        }
        Deadline deadline = Deadline.after(PATIENCE);
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                int remainingMillis = deadline.remainingMillis();
                if (remainingMillis > 0 && isOfTheSdk(thread) && thread.getContextClassLoader() == applicationLoader) {
                    thread.join(remainingMillis);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOfTheSdk(Thread thread) {
        return thread instanceof IdleConnectionReaper || thread.getName().startsWith("AwsSdk");
    }
}
