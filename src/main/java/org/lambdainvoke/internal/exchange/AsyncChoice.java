package org.lambdainvoke.internal.exchange;

import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.internal.observe.InvocationLog;

/** Whether a request is answered asynchronously, and a line in the log for the first that is not. Thread-safe. */
final class AsyncChoice {
    private final AsyncMode mode;
    private final InvocationLog log;
    private final AtomicBoolean isReported = new AtomicBoolean();

    AsyncChoice(AsyncMode mode, InvocationLog log) {
        this.mode = mode;
        this.log = log;
    }

    /** Whether the container's thread is to be given back. */
    boolean isAsync(HttpServletRequest request, HttpServletResponse response) {
        if (mode == AsyncMode.NEVER || request.isAsyncStarted()) {
            return false;
        }
        if (!request.isAsyncSupported()) {
            if (mode == AsyncMode.ALWAYS) {
                reportUnwanted("this filter, one in front of it or the servlet has no async-supported");
            } else {
                report("this filter, one in front of it or the servlet has no async-supported");
            }
            return false;
        }
        if (mode == AsyncMode.AUTO && response instanceof ServletResponseWrapper) {
            report("a filter in front has put " + response.getClass().getName() + " around the response");
            return false;
        }
        return true;
    }

    /** The response can't be written by a listener: a filter in front has taken the writer, or a wrapper refuses. */
    void reportRefusal(Throwable refusal) {
        reportUnwanted("the response cannot be written by a WriteListener: "
                + refusal.getClass().getName());
    }

    private void report(String reason) {
        if (isReported.compareAndSet(false, true)) {
            log.waiting(reason);
        }
    }

    private void reportUnwanted(String reason) {
        if (isReported.compareAndSet(false, true)) {
            log.waitingUnwanted(reason);
        }
    }
}
