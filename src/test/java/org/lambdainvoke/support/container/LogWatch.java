package org.lambdainvoke.support.container;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/**
 * Watches all that is logged in this JVM, through SLF4J and the JDK's own logging, which Tomcat uses, and what no
 * thread has caught. Notes what must not be there: errors that are not a container's own, and stack traces of the
 * filter.
 */
public final class LogWatch implements AutoCloseable {
    private static final String OURS = "org.lambdainvoke";

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Logger slf4j = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger("");
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (!event.getLevel().isGreaterOrEqual(Level.INFO)
                    && !event.getLoggerName().startsWith(OURS)) {
                // What others tell those who look for their defects is not in the log.
                return;
            }
            IThrowableProxy thrown = event.getThrowableProxy();
            note(
                    event.getLoggerName(),
                    event.getLevel().isGreaterOrEqual(Level.ERROR),
                    event.getFormattedMessage(),
                    thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
        }
    };

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            note(
                    String.valueOf(record.getLoggerName()),
                    record.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue(),
                    record.getMessage(),
                    record.getThrown() == null ? "" : traceOf(record.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public LogWatch() {
        appender.start();
        slf4j.addAppender(appender);
        jdk.addHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> faults.add("uncaught in " + thread.getName() + ": " + traceOf(thrown)));
    }

    public List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        slf4j.detachAppender(appender);
        jdk.removeHandler(handler);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /**
     * A container may log as an error what it refuses itself: the stack trace then shows that the filter is not in it.
     */
    private void note(String logger, boolean isError, String message, String trace) {
        if ((isError && trace.isEmpty())
                || trace.contains(OURS)
                || (logger.startsWith(OURS) && isTrace(message + trace))) {
            faults.add(logger + ": " + message + "\n" + trace);
        }
    }

    public static boolean isTrace(String text) {
        return text.contains("\tat ") || text.contains(".java:");
    }

    private static String traceOf(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
