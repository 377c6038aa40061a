package org.lambdainvoke.observe;

import java.util.List;

/** What JMX shows of a filter. Counts begin with the filter; sizes are in bytes, times in milliseconds. */
public interface LambdaInvokeFilterMXBean {
    /** {@return the function as it is configured, with its qualifier; {@code *} where a route table names them} */
    String getFunction();

    /** {@return how many invocations run} */
    int getRunning();

    /**
     * {@return how many connections have a call on them, of all filters that share them; -1 when the client does not
     * tell}
     */
    int getLeasedConnections();

    /**
     * {@return how many connections wait for a call, of all filters that share them; -1 when the client does not tell}
     */
    int getIdleConnections();

    /** {@return the requests by route, side and outcome, those only that there were} */
    List<Outcome> getOutcomes();

    /** {@return how each route stands at this moment; one where there is no route table} */
    List<RouteState> getRoutes();

    /** {@return the requests that have met a route, by route and by who answered, those only that there were} */
    List<Answered> getSides();

    /** {@return what the shadow of each route has found, of those only that had one} */
    List<ShadowState> getShadows();

    /** {@return how many requests had a {@code share_header} with a wrong secret} */
    long getIgnoredShareHeaders();

    /** {@return the size of all payloads together} */
    long getRequestBytes();

    /** {@return the size of all bodies that were written, together} */
    long getResponseBytes();

    /** Requests that have met a route, and were answered by the same side. */
    interface Answered {
        /** {@return the template of the route; {@code *} where there is no route table} */
        String getRoute();

        /** {@return {@code function}, {@code application} or {@code fallback}} */
        String getSide();

        /** {@return how many there were} */
        long getCount();
    }

    /** Requests that ended alike. */
    interface Outcome {
        /** {@return the template of the route; {@code *} where there is no route table} */
        String getRoute();

        /** {@return {@code function} or {@code fallback}} */
        String getSide();

        /** {@return {@code ok}, or the reason's code} */
        String getReason();

        /** {@return the class of the status, {@code 2xx} to {@code 5xx}; {@code none} when none was sent} */
        String getStatus();

        /** {@return how many there were} */
        long getCount();

        /** {@return how long they took, all together} */
        double getMillis();
    }
}
