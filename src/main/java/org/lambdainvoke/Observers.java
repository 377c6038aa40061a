package org.lambdainvoke;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lambdainvoke.observe.AccessLog;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.JmxFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who are told what becomes of the requests of one filter: its log, its figures, and the application's listeners. */
final class Observers {
    private static final Logger LOGGER = LoggerFactory.getLogger(LambdaInvokeFilter.class);

    private final FilterGauges gauges;
    private final List<InvocationListener> listeners;
    private volatile boolean isStopped;

    Observers(FilterGauges gauges, List<InvocationListener> ofApplication) {
        this.gauges = gauges;
        List<InvocationListener> all = new ArrayList<>();
        all.add(new AccessLog());
        all.add(new JmxFigures(gauges));
        all.addAll(ofApplication);
        this.listeners = List.copyOf(all);
    }

    void start() {
        tell(listener -> listener.started(gauges));
    }

    /** What comes behind {@link #stop()} is told to nobody: the class loader may be closed by then. */
    void finished(ExchangeJournal exchange) {
        if (!isStopped) {
            InvocationEvent event = exchange.toEvent(gauges.filterName(), gauges.function());
            tell(listener -> listener.finished(event));
        }
    }

    void stop() {
        isStopped = true;
        tell(listener -> listener.stopped(gauges));
    }

    /** One that fails, or whose library is another than it was made for, keeps it neither from others nor the client. */
    private void tell(Consumer<InvocationListener> news) {
        for (InvocationListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.warn("{} has a listener that fails: {}", gauges.filterName(), listener.getClass(), e);
            }
        }
    }
}
