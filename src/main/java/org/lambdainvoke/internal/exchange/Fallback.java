package org.lambdainvoke.internal.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.request.RequestReader;
import org.lambdainvoke.internal.responder.Reply;

/**
 * The application, which answers in place of a function that did not run: on the container's thread, with a request
 * that nobody seems to have read. Holds a place among the fallbacks of its route until it has answered.
 */
final class Fallback {
    private final Exchange exchange;
    private final HttpServletRequest request;
    private final Runnable listeners;
    private final FallbackPlace place;

    private Fallback(Exchange exchange, HttpServletRequest request, Runnable listeners, FallbackPlace place) {
        this.exchange = exchange;
        this.request = request;
        this.listeners = listeners;
        this.place = place;
    }

    /**
     * Takes a place for a reply that the application can do better.
     *
     * @param reply what the client would get
     * @param reader knows what is left of the request
     * @param ending of the exchange, which leaves to this what it would tell the listeners
     * @return null when the reply is to be sent: the route has no fallback for it, too many requests have, or the
     *     request can't be read again
     */
    static @Nullable Fallback of(
            Exchange exchange, Reply reply, RequestReader reader, Ending ending, InvocationLog log) {
        InvocationFailure failure = reply.failure();
        if (failure == null || !exchange.route().fallback().reasons().contains(failure.reason())) {
            return null;
        }
        Semaphore places = exchange.active().fallbacks();
        if (!places.tryAcquire()) {
            return null;
        }
        FallbackPlace place = new FallbackPlace(places);
        Fallback fallback = null;
        try {
            HttpServletRequest request = replayed(exchange, reader);
            if (request != null) {
                new ExchangeNotes(exchange, log).fellBack(failure);
                fallback = new Fallback(exchange, request, ending.postponeListeners(), place);
            }
        } finally {
            if (fallback == null) {
                place.giveBack();
            }
        }
        return fallback;
    }

    private static @Nullable HttpServletRequest replayed(Exchange exchange, RequestReader reader) {
        try {
            return reader.replayed(exchange.response());
        } catch (RuntimeException e) {
            // A container or a wrapper of the request may throw from any of its methods.
            return null;
        }
    }

    /**
     * Has the application answer. What it answers asynchronously, after it has returned, is not waited for; its place
     * is.
     *
     * @throws IOException of the application
     * @throws ServletException of the application
     */
    void run(FilterChain chain) throws IOException, ServletException {
        boolean isDone = false;
        try {
            chain.doFilter(request, exchange.response());
            isDone = true;
        } finally {
            place.leave(request);
            try {
                exchange.journal().passed(isDone ? status() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } finally {
                listeners.run();
            }
        }
    }

    /** As far as it is known; 0 where the container has taken the response back. */
    private int status() {
        try {
            return exchange.response().getStatus();
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
