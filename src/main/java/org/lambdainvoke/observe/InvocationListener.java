package org.lambdainvoke.observe;

/**
 * Is told what becomes of requests. One listener may serve several filters. Implementations are thread-safe and return
 * at once: they run on a thread that answers, the container's or one of the filter's. What they throw is logged, and
 * changes nothing for the client.
 */
public interface InvocationListener {
    /**
     * A filter begins to take requests.
     *
     * @param gauges may be asked until {@link #stopped}
     */
    default void started(FilterGauges gauges) {}

    /**
     * A request that the filter took has come to its end: called once for each, when its answer was written or given
     * up.
     *
     * @param event what became of it
     */
    void finished(InvocationEvent event);

    /**
     * A request has met a route, and is left to the application: nothing more is told of it.
     *
     * @param gauges the same as in {@link #started}
     * @param route the template of the route; {@code *} where there is no route table
     */
    default void passed(FilterGauges gauges, String route) {}

    /**
     * A filter takes no requests any more; its invocations have ended, or their time has. What {@link #started}
     * registered for it is to be unregistered.
     *
     * @param gauges the same as in {@link #started}
     */
    default void stopped(FilterGauges gauges) {}
}
