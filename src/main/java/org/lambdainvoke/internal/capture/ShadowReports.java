package org.lambdainvoke.internal.capture;

import java.time.Duration;
import java.util.List;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.observe.ShadowLog;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.shadow.Findings;
import org.lambdainvoke.internal.shadow.ShadowReport;
import org.lambdainvoke.internal.shadow.SkipReason;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.ShadowEvent;
import org.lambdainvoke.observe.ShadowListener;

/** Takes down what comes of each shadow: in its route's report, in the log, for the listeners. Thread-safe. */
final class ShadowReports {
    private final FilterGauges filter;
    private final ShadowLog log;
    private final ShadowListener listener;

    ShadowReports(FilterGauges filter, ShadowLog log, ShadowListener listener) {
        this.filter = filter;
        this.log = log;
        this.listener = listener;
    }

    /** There is nothing to compare. */
    void skipped(CapturedExchange exchange, SkipReason reason) {
        report(exchange).skipped(reason);
        tell(exchange, reason.code(), List.of(), Duration.ZERO);
    }

    /** The function has not answered. */
    void failed(CapturedExchange exchange, InvocationFailure failure) {
        report(exchange).failed(failure.reason());
        log.failed(
                failure, exchange.route().route().name(), exchange.head().id().text());
        tell(exchange, failure.reason().code(), List.of(), Duration.ZERO);
    }

    /** Both have answered. */
    void compared(CapturedExchange exchange, Findings findings, Duration ofFunction) {
        SkipReason skipped = findings.skipped();
        if (skipped != null) {
            skipped(exchange, skipped);
            return;
        }
        ShadowReport report = report(exchange);
        Route route = exchange.route().route();
        ShadowReport.News news = report.compared(findings, exchange.duration().toNanos(), ofFunction.toNanos());
        news.first()
                .forEach(difference ->
                        log.differs(route.name(), exchange.head().id().text(), difference));
        tell(exchange, findings.isEqual() ? ShadowEvent.EQUAL : ShadowEvent.DIFFERENT, news.paths(), ofFunction);
    }

    /** The function was asked twice. */
    void controlled(CapturedExchange exchange, Findings findings) {
        report(exchange).controlled(findings);
    }

    private static ShadowReport report(CapturedExchange exchange) {
        return exchange.route().report();
    }

    private void tell(CapturedExchange exchange, String outcome, List<String> paths, Duration ofFunction) {
        Route route = exchange.route().route();
        listener.shadowed(new ShadowEvent(
                filter.contextPath(),
                filter.filterName(),
                exchange.head().id().text(),
                route.invocation().function().toString(),
                route.template(),
                outcome,
                paths,
                exchange.duration(),
                ofFunction));
    }
}
