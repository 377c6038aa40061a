package org.lambdainvoke.internal.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What the application has put into the log's context for a request, for the threads that go on with it. Immutable. */
final class LogContext {
    private final @Nullable Map<String, String> entries = MDC.getCopyOfContextMap();

    private LogContext() {}

    /** That of the calling thread. */
    static LogContext current() {
        return new LogContext();
    }

    /** Runs {@code task} with these entries, and with nothing that was there before. */
    void run(Runnable task) {
        Map<String, String> outer = MDC.getCopyOfContextMap();
        set(entries);
        try {
            task.run();
        } finally {
            set(outer);
        }
    }

    private static void set(@Nullable Map<String, String> entries) {
        if (entries == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(entries);
        }
    }
}
