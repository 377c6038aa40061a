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

    /** What a request asks for. */
    interface RequestLine {
        /** {@return the method, whose case counts} */
        String method();

        /** {@return {@code getRequestURI()}: the path from the root of the container, without query, still encoded} */
        String uri();
    }

    /** Who answers a request. Immutable. */
    sealed interface Decision {
        /**
         * A function.
         *
         * @param route which one, and how
         */
        record Invoke(Route route) implements Decision {}

        /** The application: the request goes on, untouched. */
        record Pass() implements Decision {
            /** The only one that is needed. */
            public static final Pass ON = new Pass();
        }
    }
}
