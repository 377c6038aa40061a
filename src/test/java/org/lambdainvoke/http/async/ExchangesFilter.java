package org.lambdainvoke.http.async;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.exchange.Exchanges;
import org.lambdainvoke.internal.exchange.Observers;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.support.container.IdleGauges;

/** {@link Exchanges} with a responder and threads of the test's. */
final class ExchangesFilter implements Filter {
    private static final int PLACES = 10;

    private final AdmissionLimit limit = new AdmissionLimit(PLACES);
    private final Exchanges exchanges;
    private final Route route;

    ExchangesFilter(
            Route route,
            Responder responder,
            AsyncMode async,
            Background background,
            List<InvocationListener> listeners) {
        this.route = route;
        this.exchanges = new Exchanges(
                "X-Request-Id",
                async,
                new Defects().around(responder),
                background,
                new Observers(new IdleGauges("test", ""), listeners),
                new InvocationLog("test"));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        exchanges.answer(
                (HttpServletRequest) request, (HttpServletResponse) response, chain, Routes.decision(route, limit));
    }

    void stop() {
        exchanges.stop();
    }

    int taken() {
        return limit.taken();
    }
}
