package org.lambdainvoke.internal.observe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lambdainvoke.call.InvocationFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that the filter writes through SLF4J. What others have written into them is escaped, so that nobody can
 * forge a line. Thread-safe.
 */
public final class InvocationLog {
    private static final Logger FAILURES = LoggerFactory.getLogger("org.lambdainvoke.failure");
    private static final Logger ANSWERS = LoggerFactory.getLogger("org.lambdainvoke.answer");
    private static final Logger FALLBACKS = LoggerFactory.getLogger("org.lambdainvoke.fallback");
    private static final Logger ASYNC = LoggerFactory.getLogger("org.lambdainvoke.async");
    private static final Logger TAIL = LoggerFactory.getLogger("org.lambdainvoke.tail");

    private final String filterName;
    private final Seldom fallbacks = new Seldom();
    private final AtomicBoolean hasReportedReplacement = new AtomicBoolean();

    /**
     * A log of one filter.
     *
     * @param filterName the name under which the filter is registered, first in every line
     */
    public InvocationLog(String filterName) {
        this.filterName = LogText.escape(filterName);
    }

    /**
     * Tells why a request was not answered by its function: at INFO when that is the client's fault, else at WARN. Of a
     * cause only the class is told: messages of others may quote the request or a credential.
     *
     * @param failure why
     * @param requestId whose
     */
    public void failed(InvocationFailure failure, String requestId) {
        boolean isOfClient = failure.reason().isFaultOfRequest();
        if (!(isOfClient ? FAILURES.isInfoEnabled() : FAILURES.isWarnEnabled())) {
            return;
        }
        String line = filterName + " reason=" + failure.reason().code() + " requestId=" + requestId + " "
                + LogText.escape(failure.detail())
                + (failure.getCause() == null
                        ? ""
                        : " cause=" + failure.getCause().getClass().getName());
        if (isOfClient) {
            FAILURES.info(line);
        } else {
            FAILURES.warn(line);
        }
    }

    /**
     * Reports that the application answers in place of a function that did not run: the first time for each reason,
     * then once a minute, so that a function that is broken for weeks does not go unseen.
     *
     * @param failure why it did not run
     * @param requestId whose request
     */
    public void fellBack(InvocationFailure failure, String requestId) {
        if (fallbacks.isDue(failure.reason())) {
            FALLBACKS.warn(
                    "{} reason={} requestId={} the application answers, told once a minute at most: {}",
                    filterName,
                    failure.reason().code(),
                    requestId,
                    LogText.escape(failure.detail()));
        }
    }

    /**
     * Reports, for the first such answer of the filter, that it holds U+FFFD where the function sent half a surrogate
     * pair.
     *
     * @param requestId whose answer it is
     */
    public void replaced(String requestId) {
        if (hasReportedReplacement.compareAndSet(false, true)) {
            ANSWERS.warn(
                    "{} requestId={} the function's answer holds half a surrogate pair, as text has that was cut in the"
                            + " middle of a character: U+FFFD is sent in its place, from now on without a report",
                    filterName,
                    requestId);
        }
    }

    /**
     * Tells that the filter is closed while invocations run: their clients get an error.
     *
     * @param patience how long they were waited for
     */
    public void unfinished(Duration patience) {
        FAILURES.warn(
                "{} reason=stopping some invocations did not finish within {} ms", filterName, patience.toMillis());
    }

    /**
     * Reports why the filter keeps the container's threads while its function runs.
     *
     * @param reason what is in the way
     */
    public void waiting(String reason) {
        if (ASYNC.isInfoEnabled()) {
            ASYNC.info(line(reason));
        }
    }

    /**
     * Reports the same to somebody who has asked for the contrary.
     *
     * @param reason what is in the way
     */
    public void waitingUnwanted(String reason) {
        ASYNC.warn(line(reason));
    }

    private String line(String reason) {
        return filterName + " waits for its function on the container's threads: " + LogText.escape(reason);
    }

    /**
     * Passes on the end of the function's own log, line by line, at INFO.
     *
     * @param tail one or more lines
     * @param requestId whose
     */
    public void tail(String tail, String requestId) {
        if (TAIL.isInfoEnabled()) {
            tail.lines().forEach(line -> TAIL.info("{} requestId={} {}", filterName, requestId, LogText.escape(line)));
        }
    }
}
