package org.lambdainvoke.internal.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request through SLF4J, {@code key=value} with blanks between them, at INFO; {@code -} stands for
 * what is not there. No line holds anything of a query, of a body or of a credential.
 */
public final class AccessLog implements InvocationListener {
    private static final Logger ACCESS = LoggerFactory.getLogger("org.lambdainvoke.access");

    @Override
    public void finished(InvocationEvent event) {
        if (ACCESS.isInfoEnabled()) {
            ACCESS.info(line(event));
        }
    }

    private static String line(InvocationEvent event) {
        StringBuilder line = new StringBuilder(300);
        add("filter", event.filterName(), line);
        add("requestId", event.requestId(), line);
        add("awsRequestId", event.awsRequestId(), line);
        add("function", event.function(), line);
        add("version", event.executedVersion(), line);
        add("route", event.route(), line);
        add("side", event.side().text(), line);
        add("reason", event.outcome(), line);
        add("status", event.status() == 0 ? null : Integer.toString(event.status()), line);
        add("attempts", Integer.toString(event.attempts()), line);
        add("waitMs", millis(event.waiting()), line);
        add("invokeMs", millis(event.invoking()), line);
        add("writeMs", millis(event.writing()), line);
        add("requestBytes", Long.toString(event.requestBytes()), line);
        add("responseBytes", Long.toString(event.responseBytes()), line);
        return line.toString();
    }

    /** Others than the filter may have chosen a value: nothing in it may look like the next key or the next line. */
    private static void add(String key, @Nullable String value, StringBuilder line) {
        if (line.length() > 0) {
            line.append(' ');
        }
        line.append(key).append('=');
        if (value == null || value.isEmpty()) {
            line.append('-');
        } else {
            LogText.appendWord(value, line);
        }
    }

    /** With one digit behind the point; String.format would cost more than all else here. */
    private static String millis(Duration duration) {
        long tenths = duration.toNanos() / 100_000;
        return tenths / 10 + "." + tenths % 10;
    }
}
