package org.lambdainvoke.internal.exchange;

import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.Side;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.responder.Reply;

/** Notes what becomes of an exchange: for the listeners, in the log, and for filters in front. */
final class ExchangeNotes {
    /** Request attribute: the code of the reason when no function's answer was sent. */
    static final String REASON_ATTRIBUTE = "org.lambdainvoke.reason";

    /** Request attribute: who answers. */
    static final String SIDE_ATTRIBUTE = "org.lambdainvoke.side";

    /** Request attribute: the template of the route. */
    static final String ROUTE_ATTRIBUTE = "org.lambdainvoke.route";

    private final Exchange exchange;
    private final InvocationLog log;

    ExchangeNotes(Exchange exchange, InvocationLog log) {
        this.exchange = exchange;
        this.log = log;
    }

    /** No function's answer reaches the client. */
    void failed(InvocationFailure failure) {
        exchange.journal().failed(failure.reason());
        if (failure.awsRequestId() != null) {
            exchange.journal().identified(failure.awsRequestId(), null);
        }
        log.failed(failure, exchange.id().text());
        try {
            exchange.request().setAttribute(REASON_ATTRIBUTE, failure.reason().code());
        } catch (RuntimeException e) {
            // The container has taken the request back.
        }
    }

    /** The application answers in place of a function that did not run. */
    void fellBack(InvocationFailure failure) {
        exchange.journal().failed(failure.reason());
        exchange.journal().fallsBack();
        log.fellBack(failure, exchange.id().text());
        try {
            exchange.request().setAttribute(SIDE_ATTRIBUTE, Side.FALLBACK.text());
            exchange.request().setAttribute(REASON_ATTRIBUTE, failure.reason().code());
        } catch (RuntimeException e) {
            // A wrapper or a listener of the application's fails.
        }
    }

    /** The head of an answer is being written. */
    void begins(Answer answer) {
        if (answer.hasReplacements()) {
            log.replaced(exchange.id().text());
        }
        exchange.journal().sent(answer.status());
    }

    /** So much more of a body has gone to the container. */
    void wrote(int bodyBytes) {
        exchange.journal().wrote(bodyBytes);
    }

    /** A function has ended, and may have told the end of its log. */
    void tail(Reply ended) {
        String tail = ended.logTail();
        if (tail != null) {
            log.tail(tail, exchange.id().text());
        }
    }
}
