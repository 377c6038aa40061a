package org.lambdainvoke.internal.capture;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.observe.ShadowLog;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.shadow.Findings;
import org.lambdainvoke.internal.shadow.ShadowReport;
import org.lambdainvoke.internal.shadow.SkipReason;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.ShadowEvent;

/** Takes down what comes of each shadow: in its route's report, in the log, for the listeners. Thread-safe. */
final class ShadowReports {
    private final FilterGauges filter;
    private final ShadowLog log;
    private final Consumer<ShadowEvent> listener;

    ShadowReports(FilterGauges filter, ShadowLog log, Consumer<ShadowEvent> listener) {
        this.filter = filter;
        this.log = log;
        this.listener = listener;
    }

    /** There is nothing to compare. */
    void skipped(CapturedExchange exchange, SkipReason reason) {
        skipped(exchange.route(), exchange.head().id(), reason);
    }

    /** There is nothing to compare. */
    void skipped(ActiveRoute route, RequestId id, SkipReason reason) {
        route.report().skipped(reason);
        tell(route, id, reason.code(), List.of(), Duration.ZERO, Duration.ZERO);
    }

    /** The function has not answered. */
    void failed(ActiveRoute route, RequestId id, InvocationFailure failure) {
        route.report().failed(failure.reason());
        log.failed(failure, route.route().name(), id.text());
        tell(route, id, failure.reason().code(), List.of(), Duration.ZERO, Duration.ZERO);
    }

    /** Both have answered. */
    void compared(CapturedExchange exchange, Findings findings, Duration ofFunction) {
        SkipReason skipped = findings.skipped();
        if (skipped != null) {
            skipped(exchange, skipped);
            return;
        }
        ActiveRoute route = exchange.route();
        RequestId id = exchange.head().id();
        Duration ofApplication = exchange.duration();
        ShadowReport.News news = route.report().compared(findings, ofApplication.toNanos(), ofFunction.toNanos());
        news.first().forEach(difference -> log.differs(route.route().name(), id.text(), difference));
        String outcome = findings.isEqual() ? ShadowEvent.EQUAL : ShadowEvent.DIFFERENT;
        tell(route, id, outcome, news.paths(), ofApplication, ofFunction);
    }

    /** The function was asked twice, and has not answered again. */
    void controlFailed(CapturedExchange exchange, InvocationFailure failure) {
        log.failed(
                failure, exchange.route().route().name(), exchange.head().id().text());
    }

    /** The function was asked twice. */
    void controlled(CapturedExchange exchange, Findings findings) {
        exchange.route().report().controlled(findings);
    }

    private void tell(
            ActiveRoute route,
            RequestId id,
            String outcome,
            List<String> paths,
            Duration ofApplication,
            Duration ofFunction) {
        listener.accept(new ShadowEvent(
                filter.contextPath(),
                filter.filterName(),
                id.text(),
                route.route().invocation().function().toString(),
                route.route().template(),
                outcome,
                paths,
                ofApplication,
                ofFunction));
    }
}
