package org.lambdainvoke.internal.capture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.observe.ShadowLog;
import org.lambdainvoke.internal.request.HeadReader;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.route.Router;
import org.lambdainvoke.internal.shadow.SkipReason;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.ShadowEvent;

/**
 * Has the application answer, and the function asked the same afterwards. Nothing of the answer is held or delayed, and
 * nothing that becomes of the function is seen by the client. Thread-safe.
 */
public final class Shadows {
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(1);

    /** A function that is asked later would say that nothing has changed, or send a part (RFC 9110, 13.1 and 14.2). */
    private static final FieldNames CONDITIONS =
            FieldNames.parse(List.of("If-*", "Range")).orElseThrow();

    private static final RequestFields.Field MARK = new RequestFields.Field("x-lambda-invoke-shadow", "true");

    /** Request attribute: what is noted of a request that may go on asynchronously. */
    private final String attribute;

    private final String requestIdField;
    private final ShadowReports reports;
    private final ShadowCalls calls;

    /**
     * Shadows of one filter.
     *
     * @param filter whose
     * @param requestIdField the field that brings a request's id
     * @param invoker makes each attempt; stays its owner's
     * @param workers wait for the calls
     * @param most how many calls there may be at once, those of all routes together
     * @param listener is told of each
     */
    public Shadows(
            FilterGauges filter,
            String requestIdField,
            LambdaInvoker invoker,
            Background workers,
            int most,
            Consumer<ShadowEvent> listener) {
        this.attribute = "org.lambdainvoke.shadow." + filter.filterName();
        this.requestIdField = requestIdField;
        this.reports = new ShadowReports(filter, new ShadowLog(filter.filterName()), listener);
        this.calls = new ShadowCalls(invoker, workers, reports, most);
    }

    /**
     * Has the application answer.
     *
     * @param request as the application is to see it
     * @throws IOException of the application
     * @throws ServletException of the application
     */
    public void serve(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Router.Decision.Shadow decision)
            throws IOException, ServletException {
        CapturedExchange exchange = begin(request, decision);
        if (exchange == null) {
            chain.doFilter(request, response);
        } else {
            capture(exchange, request, response, chain);
        }
    }

    /**
     * Goes on with a request that the application has dispatched to another of its servlets.
     *
     * @param request as the application is to see it
     * @throws IOException of the application
     * @throws ServletException of the application
     */
    public void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(attribute) instanceof CapturedExchange exchange
                && CapturedResponse.in(response, exchange.answer()) == null) {
            exchange.isSeenAgain();
            capture(exchange, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void capture(
            CapturedExchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CapturedRequest captured = new CapturedRequest(request, exchange);
        CapturedResponse answered = new CapturedResponse(response, exchange.answer());
        try {
            chain.doFilter(captured, answered);
        } catch (Throwable e) {
            // Other languages of the JVM throw checked exceptions, too.
            exchange.failed(e, response);
            throw e;
        } finally {
            exchange.leave(request, answered);
        }
    }

    /** Returns null when nothing is to be noted, as once the filter is stopped: classes may be missing to do so. */
    private @Nullable CapturedExchange begin(HttpServletRequest request, Router.Decision.Shadow decision) {
        if (calls.isStopped()) {
            return null;
        }
        ActiveRoute route = decision.route();
        RequestId id = RequestId.of(request.getHeader(requestIdField));
        // First, as it spares the rest: where there is more to ask than places, most requests end here.
        if (!calls.mayNote(route)) {
            reports.skipped(route, id, SkipReason.FULL);
            return null;
        }
        CapturedExchange exchange = null;
        try {
            CapturedUpload upload =
                    new CapturedUpload(request, route.route().shadow().maxBody());
            SkipReason obstacle = upload.obstacle();
            if (obstacle == null && request.getHeader("Upgrade") != null) {
                obstacle = SkipReason.NOT_CAPTURED;
            }
            if (obstacle == null) {
                RequestHead head = HeadReader.read(request, route.route().request(), decision.match(), id);
                CapturedExchange begun = new CapturedExchange(route, asked(head), upload, calls::noted, this::finish);
                if (request.isAsyncSupported()) {
                    request.setAttribute(attribute, begun);
                }
                exchange = begun;
            } else {
                reports.skipped(route, id, obstacle);
            }
        } catch (InvocationFailure failure) {
            reports.failed(route, id, failure);
        } catch (RuntimeException | LinkageError e) {
            // A wrapper or a listener of others may throw from any of its methods, and the application not ask it.
            reports.failed(route, id, Defects.failure(e));
        } finally {
            if (exchange == null) {
                calls.noted();
            }
        }
        return exchange;
    }

    private static RequestHead asked(RequestHead head) {
        return head.with(head.fields().without(CONDITIONS).and(MARK));
    }

    /** Does nothing once the filter is stopped, like {@link #begin}. */
    private void finish(CapturedExchange exchange) {
        if (calls.isStopped()) {
            return;
        }
        SkipReason obstacle = exchange.obstacle();
        if (obstacle == null) {
            calls.begin(exchange);
        } else {
            reports.skipped(exchange, obstacle);
        }
    }

    /** Cuts the calls that run. */
    public void stop() {
        calls.stop(PATIENCE_AT_STOP);
    }
}
