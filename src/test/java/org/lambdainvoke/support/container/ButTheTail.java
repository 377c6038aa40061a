package org.lambdainvoke.support.container;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps what functions have logged, which is their own affair, out of the log that is searched for secrets. */
public final class ButTheTail extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLoggerName().equals("org.lambdainvoke.tail") ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
