package org.lambdainvoke.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lambdainvoke.internal.observe.AccessLog;
import org.lambdainvoke.internal.observe.JmxFigures;
import org.lambdainvoke.internal.observe.LogText;
import org.lambdainvoke.internal.responder.ExchangeJournal;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.ShadowEvent;
import org.lambdainvoke.observe.ShadowListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who are told what becomes of the requests of one filter: its log, its figures, and the application's listeners.
 */
public final class Observers {
    private static final Logger LOGGER = LoggerFactory.getLogger("org.lambdainvoke.LambdaInvokeFilter");

    /** Till when exchanges that were cut off at the filter's end have told of theirs. */
    private static final long SECONDS_AT_STOP = 1;

    private final FilterGauges gauges;
    private final List<InvocationListener> listeners;

    /** One of these is taken by each exchange that is to be told of. */
    private final Semaphore open = new Semaphore(Integer.MAX_VALUE);

    private volatile boolean isStopped;

    /** Tells the log, JMX and {@code ofApplication}. */
    public Observers(FilterGauges gauges, List<InvocationListener> ofApplication) {
        this.gauges = gauges;
        List<InvocationListener> all = new ArrayList<>();
        all.add(new AccessLog());
        all.add(new JmxFigures(gauges));
        all.addAll(ofApplication);
        this.listeners = List.copyOf(all);
    }

    /** The filter takes requests from now on. */
    public void start() {
        tell(listener -> listener.started(gauges));
    }

    /**
     * An exchange begins.
     *
     * @return reports its end, to be run once; reports nothing after {@link #stop()}, when the class loader may be
     *     closed
     */
    Runnable begin(ExchangeJournal exchange) {
        return !isStopped && open.tryAcquire() ? () -> finish(exchange) : () -> {};
    }

    private void finish(ExchangeJournal exchange) {
        try {
            if (!isStopped) {
                InvocationEvent event = exchange.toEvent(gauges);
                tell(listener -> listener.finished(event));
            }
        } finally {
            open.release();
        }
    }

    /** A request that has met a route is left to the application. */
    void pass(String template) {
        if (!isStopped) {
            tell(listener -> listener.passed(gauges, template));
        }
    }

    /** The function was to be asked what the application has answered. */
    public void shadowed(ShadowEvent event) {
        if (!isStopped) {
            tell(listener -> {
                if (listener instanceof ShadowListener ofShadows) {
                    ofShadows.shadowed(event);
                }
            });
        }
    }

    /** Waits a moment for the exchanges that are at their end. */
    public void stop() {
        try {
            boolean unused = open.tryAcquire(Integer.MAX_VALUE, SECONDS_AT_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        isStopped = true;
        tell(listener -> listener.stopped(gauges));
    }

    /** One that fails, in whatever way, keeps it neither from the others nor from the client. */
    private void tell(Consumer<InvocationListener> news) {
        for (InvocationListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                LOGGER.warn(
                        "{} has a listener that fails: {}",
                        LogText.escape(gauges.filterName()),
                        listener.getClass(),
                        e);
            }
        }
    }
}
