package org.lambdainvoke.support.container;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.rules.ExternalResource;
import org.slf4j.LoggerFactory;

/** The lines of one logger while a test runs, or between {@link #start} and {@link #stop}. */
public final class LogCapture extends ExternalResource {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LogCapture(String loggerName) {
        logger = (Logger) LoggerFactory.getLogger(loggerName);
    }

    @Override
    protected void before() {
        start();
    }

    @Override
    protected void after() {
        stop();
    }

    public void start() {
        // Other threads may go on logging while the lines are read.
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        logger.addAppender(appender);
    }

    public void stop() {
        logger.detachAppender(appender);
    }

    /** How many lines had a throwable with them. */
    public long stacks() {
        return appender.list.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .count();
    }

    public List<String> lines() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
