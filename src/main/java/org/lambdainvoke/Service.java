package org.lambdainvoke;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.capture.Shadows;
import org.lambdainvoke.internal.exchange.Exchanges;
import org.lambdainvoke.internal.observe.RouteLog;
import org.lambdainvoke.internal.request.ServletRequestLine;
import org.lambdainvoke.internal.request.WithoutSecret;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.route.Router;
import org.lambdainvoke.internal.route.ShareHeader;

/** Leads each request of a filter to a function or to the application. Thread-safe. */
final class Service {
    /** Request attribute: marks a request that a filter has taken, so that no forward invokes again. */
    private static final String TAKEN_ATTRIBUTE = "org.lambdainvoke.taken";

    /** Request attribute: marks a request that this filter has left to the application, other filters included. */
    private final String passedAttribute;

    private final Router router;
    private final Exchanges exchanges;
    private final Shadows shadows;
    private final @Nullable ShareHeader shareHeader;
    private final RouteLog log;

    /**
     * Serves from now on.
     *
     * @param filterName tells the filters of a web application apart
     * @param router decides
     * @param exchanges have functions answer
     * @param shadows have functions asked what the application has answered
     * @param shareHeader whose secret the application does not see; null for none
     */
    Service(
            String filterName,
            Router router,
            Exchanges exchanges,
            Shadows shadows,
            @Nullable ShareHeader shareHeader,
            RouteLog log) {
        this.passedAttribute = "org.lambdainvoke.passed." + filterName;
        this.router = router;
        this.exchanges = exchanges;
        this.shadows = shadows;
        this.shareHeader = shareHeader;
        this.log = log;
    }

    /**
     * Has the function answer, the application, or the one after the other. A request is decided upon once: no forward
     * within the application leads to a function after that.
     *
     * @throws IOException when the answer broke off; and of the application, where it answers
     * @throws ServletException of the application
     */
    void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(TAKEN_ATTRIBUTE) != null || request.getAttribute(passedAttribute) != null) {
            chain.doFilter(withoutSecret(request), response);
            return;
        }
        Router.Decision decision = router.decide(new ServletRequestLine(request));
        if (decision instanceof Router.Decision.Invoke invoke) {
            request.setAttribute(TAKEN_ATTRIBUTE, true);
            exchanges.answer(withoutSecret(request), response, chain, invoke);
        } else if (decision instanceof Router.Decision.Shadow shadow) {
            mark(request, shadow.route());
            shadows.serve(withoutSecret(request), response, chain, shadow);
        } else if (decision instanceof Router.Decision.Pass pass) {
            pass(request, response, chain, pass.route());
        }
    }

    private void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable ActiveRoute route)
            throws IOException, ServletException {
        if (route != null) {
            mark(request, route);
        } else if (!request.isAsyncSupported()) {
            log.withoutAsync();
        }
        chain.doFilter(withoutSecret(request), response);
    }

    private void mark(HttpServletRequest request, ActiveRoute route) {
        request.setAttribute(passedAttribute, true);
        exchanges.pass(request, route.route());
    }

    /**
     * Goes on with a request that the application has dispatched after it went on asynchronously.
     *
     * @throws IOException of the application
     * @throws ServletException of the application
     */
    void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        shadows.goOn(withoutSecret(request), response, chain);
    }

    private HttpServletRequest withoutSecret(HttpServletRequest request) {
        return shareHeader == null ? request : WithoutSecret.of(request, shareHeader.name());
    }
}
