package org.lambdainvoke.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.lambdainvoke.invoke.AdmissionLimit;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.InvocationLog;
import org.lambdainvoke.responder.Defects;
import org.lambdainvoke.responder.Responder;
import org.lambdainvoke.responder.Route;
import org.lambdainvoke.support.IdleGauges;

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
                limit,
                async,
                new Defects().around(responder),
                background,
                new Observers(new IdleGauges("test", ""), listeners),
                new InvocationLog("test"));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        exchanges.answer((HttpServletRequest) request, (HttpServletResponse) response, route);
    }

    void stop() {
        exchanges.stop();
    }

    int taken() {
        return limit.taken();
    }
}
