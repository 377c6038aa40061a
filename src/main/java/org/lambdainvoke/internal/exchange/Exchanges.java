package org.lambdainvoke.internal.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.observe.RequestIdContext;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.ExchangeJournal;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.Router;

/** The way of each request of one filter: it is read, replied to and answered. Thread-safe. */
public final class Exchanges {
    /** Request attribute: the code of the reason when no function's answer was sent. */
    public static final String REASON_ATTRIBUTE = ExchangeNotes.REASON_ATTRIBUTE;

    /** Request attribute: who answers, see {@link Side#text()}. */
    public static final String SIDE_ATTRIBUTE = ExchangeNotes.SIDE_ATTRIBUTE;

    /** Request attribute: the template of the route that the request has met. */
    public static final String ROUTE_ATTRIBUTE = ExchangeNotes.ROUTE_ATTRIBUTE;

    private final Shared shared;
    private final Observers observers;

    /** What the exchanges of a filter have in common; {@code open} are those that are answered asynchronously. */
    record Shared(
            String requestIdField,
            AsyncChoice async,
            Responder responder,
            Background background,
            InvocationLog log,
            Set<AsyncExchange> open) {}

    /**
     * Takes requests from now on.
     *
     * @param requestIdField the field that brings a request's id, and takes it back
     * @param async when the container's thread is given back
     * @param responder who replies
     * @param background who waits in place of the container's threads
     * @param observers who is told what becomes of each request
     * @param log of the filter
     */
    public Exchanges(
            String requestIdField,
            AsyncMode async,
            Responder responder,
            Background background,
            Observers observers,
            InvocationLog log) {
        this.shared = new Shared(
                requestIdField, new AsyncChoice(async, log), responder, background, log, ConcurrentHashMap.newKeySet());
        this.observers = observers;
    }

    /**
     * Answers the request, or has it answered after this returns; where the route has a fallback, perhaps by the
     * application.
     *
     * @throws IOException when the answer broke off: the container must cut the connection; and of the application
     * @throws ServletException of the application
     */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Router.Decision.Invoke decision)
            throws IOException, ServletException {
        RequestId id = RequestId.of(request.getHeader(shared.requestIdField()));
        Fallback fallback;
        String outer = RequestIdContext.enter(id.text());
        try {
            Route route = decision.route().route();
            mark(request, route, Side.FUNCTION);
            ExchangeJournal journal = new ExchangeJournal(id, route.template(), decision.function());
            Exchange exchange = new Exchange(request, response, id, decision, journal);
            fallback = new OpenedExchange(exchange, new Ending(journal, observers.begin(journal)), shared).answer();
        } finally {
            RequestIdContext.leave(outer);
        }
        if (fallback != null) {
            fallback.run(chain);
        }
    }

    /** Notes that a request which has met a route is left to the application. */
    public void pass(HttpServletRequest request, Route route) {
        mark(request, route, Side.APPLICATION);
        observers.pass(route.template());
    }

    private static void mark(HttpServletRequest request, Route route, Side side) {
        request.setAttribute(ROUTE_ATTRIBUTE, route.template());
        request.setAttribute(SIDE_ATTRIBUTE, side.text());
    }

    /** Ends the exchanges that still run, because the filter ends. */
    public void stop() {
        for (AsyncExchange exchange : shared.open()) {
            exchange.stop();
        }
    }

    /**
     * Loads the classes that a refusal, and a late failure, need: containers let late requests in, and call back, when
     * the class loader is closed already.
     */
    public void load(Route route) {
        Reply unused =
                Reply.Whole.refusing(new InvocationFailure(FailureReason.STOPPING, ""), route, RequestId.of(null));
        InvocationFailure unusedFailure = Defects.failure(new IllegalStateException());
        boolean unusedStack = Chains.isIn(Thread.currentThread());
        boolean unusedState = new Turn(() -> {}).end() && Client.BLOCKING.isReady();
    }
}
