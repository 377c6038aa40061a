package org.lambdainvoke.observe;

/** How a route stands at this moment. */
public interface RouteState {
    /** {@return its methods and its template, as written; {@code *} where there is no route table} */
    String getRoute();

    /** {@return its function, with its qualifier} */
    String getFunction();

    /** {@return the per cent of its clients that go to the function, 0 to 100, as it was switched or is configured} */
    double getShare();

    /**
     * {@return the per cent of the application's requests that the function is asked as well, 0 to 100, as it was
     * switched or is configured}
     */
    double getShadow();

    /** {@return {@code closed}, {@code open} or {@code half_open}; {@code none} where there is no breaker} */
    String getBreaker();
}
