package org.lambdainvoke.internal.capture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.observe.ShadowLog;
import org.lambdainvoke.internal.request.HeadReader;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.route.Router;
import org.lambdainvoke.internal.shadow.SkipReason;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.ShadowListener;

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

    /** Request attribute: what is noted of a request that has gone on asynchronously. */
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
            ShadowListener listener) {
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
            request.setAttribute(attribute, exchange);
            goOn(exchange, request, response, chain);
        }
    }

    /**
     * Goes on with a request that the application has dispatched to another of its servlets.
     *
     * @throws IOException of the application
     * @throws ServletException of the application
     */
    public void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(attribute) instanceof CapturedExchange exchange
                && CapturedResponse.in(response, exchange.answer()) == null) {
            exchange.isSeenAgain();
            goOn(exchange, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void goOn(
            CapturedExchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CapturedRequest captured = new CapturedRequest(request, exchange);
        CapturedResponse answered = new CapturedResponse(response, exchange.answer());
        try {
            chain.doFilter(captured, answered);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            exchange.failed(e, response);
            throw e;
        } finally {
            exchange.leave(request, answered);
        }
    }

    /** Returns null when nothing is to be noted. */
    private @Nullable CapturedExchange begin(HttpServletRequest request, Router.Decision.Shadow decision) {
        RequestHead head;
        CapturedUpload upload;
        int maxBody = decision.route().route().shadow().maxBody();
        try {
            head = HeadReader.read(
                    request,
                    decision.route().route().request(),
                    decision.match(),
                    RequestId.of(request.getHeader(requestIdField)));
            upload = new CapturedUpload(request, maxBody);
        } catch (RuntimeException e) {
            // A wrapper of a filter in front may throw from any of its methods, and the application not ask it.
            return null;
        }
        CapturedExchange exchange = new CapturedExchange(
                decision.route(),
                head.with(head.fields().without(CONDITIONS).with(List.of(MARK))),
                upload,
                this::finish);
        SkipReason obstacle = obstacle(exchange, request);
        if (obstacle != null) {
            reports.skipped(exchange, obstacle);
            return null;
        }
        return exchange;
    }

    private @Nullable SkipReason obstacle(CapturedExchange exchange, HttpServletRequest request) {
        if (!calls.hasRoom(exchange.route())) {
            return SkipReason.FULL;
        } else if (exchange.upload()
                .isTooLarge(exchange.route().route().shadow().maxBody())) {
            return SkipReason.TOO_LARGE;
        }
        return request.getHeader("Upgrade") == null ? null : SkipReason.NOT_CAPTURED;
    }

    private void finish(CapturedExchange exchange) {
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
