package org.lambdainvoke.call;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function. Immutable.
 *
 * @param function what to call
 * @param type how to run it
 * @param logType whether the end of its log is wanted
 * @param payload the event, JSON in UTF-8, at most {@link InvocationType#maxPayloadBytes()}
 * @param deadline when to give up
 * @param trace the field {@code X-Amzn-Trace-Id} of the call (AWS X-Ray developer guide, "Tracing header"); null for
 *     none
 * @param attempts is told of each attempt, by what stands around the client and not by the client
 * @param cancellation lets another thread cut the call
 */
public record Invocation(
        FunctionReference function,
        InvocationType type,
        LogType logType,
        Bytes payload,
        Deadline deadline,
        @Nullable String trace,
        AttemptListener attempts,
        Cancellation cancellation) {

    /**
     * A call that nobody observes or cuts.
     *
     * @param function what to call
     * @param type how to run it
     * @param logType whether the end of its log is wanted
     * @param payload the event
     * @param deadline when to give up
     * @param trace the call's trace; null for none
     */
    public Invocation(
            FunctionReference function,
            InvocationType type,
            LogType logType,
            Bytes payload,
            Deadline deadline,
            @Nullable String trace) {
        this(function, type, logType, payload, deadline, trace, AttemptListener.NONE, new Cancellation());
    }
}
