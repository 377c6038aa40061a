package org.lambdainvoke.observe;

import java.time.Duration;
import java.util.Locale;
import org.lambdainvoke.invoke.InvocationFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that the filter writes through SLF4J. What others have written into them is escaped, so that nobody can
 * forge a line. Thread-safe.
 */
public final class InvocationLog {
    private static final Logger FAILURES = LoggerFactory.getLogger("org.lambdainvoke.failure");
    private static final Logger TAIL = LoggerFactory.getLogger("org.lambdainvoke.tail");

    /** No line grows longer for what others have written into it: as much as Lambda's whole tail. */
    private static final int MAX_CHARACTERS = 4096;

    private final String filterName;

    /**
     * A log of one filter.
     *
     * @param filterName the name under which the filter is registered, first in every line
     */
    public InvocationLog(String filterName) {
        this.filterName = filterName;
    }

    /**
     * Tells why a request was not answered by its function: at INFO when that is the client's fault, else at WARN. Of a
     * cause only the class is told: messages of others may quote the request or a credential.
     */
    public void failed(InvocationFailure failure, String requestId) {
        String line = filterName + " reason=" + failure.reason().code() + " requestId=" + requestId + " "
                + escape(failure.detail())
                + (failure.getCause() == null
                        ? ""
                        : " cause=" + failure.getCause().getClass().getName());
        if (failure.reason().isFaultOfRequest()) {
            FAILURES.info(line);
        } else {
            FAILURES.warn(line);
        }
    }

    /** Tells that the filter is closed while invocations run: their clients get an error. */
    public void unfinished(Duration patience) {
        FAILURES.warn(
                "{} reason=stopping some invocations did not finish within {} ms", filterName, patience.toMillis());
    }

    /** Passes on the end of the function's own log, line by line, at INFO. */
    public void tail(String tail, String requestId) {
        if (TAIL.isInfoEnabled()) {
            tail.lines().forEach(line -> TAIL.info("{} requestId={} {}", filterName, requestId, escape(line)));
        }
    }

    /** Makes control characters visible, C0, DEL and C1, and the separators of lines and paragraphs. */
    private static String escape(String text) {
        int length = Math.min(text.length(), MAX_CHARACTERS);
        StringBuilder escaped = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\t' || !(Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
                escaped.append(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }
}
