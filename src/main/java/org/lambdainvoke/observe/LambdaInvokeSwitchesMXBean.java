package org.lambdainvoke.observe;

/**
 * What an operator may switch over while the filter runs, with {@code switches=jmx} only. What was switched takes
 * effect with the next request, and holds until the filter ends, until {@link #resetSwitches}, or until the route's own
 * line in a {@code routes_file} changes. Each switch is a line in the log, with the value before and the new one.
 */
public interface LambdaInvokeSwitchesMXBean {
    /**
     * Sets the share of a route.
     *
     * @param route its methods and its template, as written; {@code *} where there is no route table
     * @param percent 0 to 100, with at most two decimals
     * @throws IllegalArgumentException when there is no such route, or no such share
     */
    void setShare(String route, double percent);

    /**
     * Sets which part of the requests that the application answers the function is asked as well.
     *
     * @param route its methods and its template, as written; {@code *} where there is no route table
     * @param percent 0 to 100, with at most two decimals
     * @throws IllegalArgumentException when there is no such route or no such part, or when its function has no answer
     *     that could be compared
     */
    void setShadow(String route, double percent);

    /**
     * Has the report of a route's shadow begin anew. Its own logger tells each difference again.
     *
     * @param route its methods and its template, as written; {@code *} where there is no route table
     * @throws IllegalArgumentException when there is no such route
     */
    void resetReport(String route);

    /**
     * Leaves all requests to the application, those of {@code share_header} too.
     *
     * @param on false to end that
     */
    void allToApplication(boolean on);

    /** Sets everything back to what is configured. */
    void resetSwitches();

    /** {@return whether all requests are left to the application} */
    boolean isAllToApplication();
}
