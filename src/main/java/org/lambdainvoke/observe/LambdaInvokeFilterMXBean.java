package org.lambdainvoke.observe;

import java.util.List;

/** What JMX shows of a filter. Counts begin with the filter; sizes are in bytes, times in milliseconds. */
public interface LambdaInvokeFilterMXBean {
    /** The function as it is configured, with its qualifier. */
    String getFunction();

    /** Invocations that run. */
    int getRunning();

    /** Connections with a call on them, of all filters that share them; -1 when the client does not tell. */
    int getLeasedConnections();

    /** Connections that wait for a call, of all filters that share them; -1 when the client does not tell. */
    int getIdleConnections();

    /** The requests by their outcome, those only that there were. */
    List<Outcome> getOutcomes();

    /** The size of all payloads together. */
    long getRequestBytes();

    /** The size of all bodies that were written, together. */
    long getResponseBytes();

    /** Requests that ended alike. */
    interface Outcome {
        /** {@code ok}, or the reason's code. */
        String getReason();

        /** The class of the status, {@code 2xx} to {@code 5xx}; {@code none} when none was sent. */
        String getStatus();

        /** How many there were. */
        long getCount();

        /** How long they took, all together. */
        double getMillis();
    }
}
