package org.lambdainvoke.invoke;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function. Immutable.
 *
 * @param function what to call
 * @param type how to run it
 * @param logType whether the end of its log is wanted
 * @param payload the event, JSON in UTF-8, at most {@link InvocationType#maxPayloadBytes()}
 * @param deadline when to give up
 * @param trace the field {@code X-Amzn-Trace-Id} of the call (AWS X-Ray developer guide, "Tracing header"); null for none
 */
public record Invocation(
        FunctionReference function,
        InvocationType type,
        LogType logType,
        Bytes payload,
        Deadline deadline,
        @Nullable String trace) {}
