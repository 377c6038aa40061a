package org.lambdainvoke.internal.route;

/** Decides who answers a request, before its body is read and before anything is asynchronous. Thread-safe. */
public interface Router {
    /** {@return the decision for {@code request}} */
    Decision decide(RequestLine request);

    /** {@return a router by which {@code route} answers whatever comes} */
    static Router to(Route route) {
        Decision decision = new Decision.Invoke(route);
        return request -> decision;
    }
}
