package org.lambdainvoke.internal.aws1;

import com.amazonaws.http.IdleConnectionReaper;
import com.amazonaws.metrics.AwsSdkMetrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Deadline;

/**
 * What the SDK leaves behind when its last client is closed, and its credentials providers have clients too: threads,
 * one for all connection pools, one and more for the deadlines of each client, which it tells to end and does not wait
 * for; and a JMX bean that keeps the class loader of the SDK's classes for ever.
 */
public final class SdkLeftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private SdkLeftovers() {}

    /**
     * Removes it.
     *
     * @param applicationLoader the class loader of the web application; null when there is none
     */
    public static void remove(@Nullable ClassLoader applicationLoader) {
        if (applicationLoader != null) {
            awaitEndOfThreads(applicationLoader);
        }
        // The bean of an SDK that is shared with others is not this application's to remove.
        if (AwsSdkMetrics.class.getClassLoader() == applicationLoader) {
            AwsSdkMetrics.unregisterMetricAdminMBean();
        }
    }

    /**
     * Waits until those are gone that belong to the web application, which a container would report as its leak when it
     * looks right after the filter was destroyed. Does not wait while another client of this SDK is open, whose threads
     * can't be told from those that end.
     */
    private static void awaitEndOfThreads(ClassLoader applicationLoader) {
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
