package org.lambdainvoke.invoke;

/**
 * One call of a function. Immutable.
 *
 * @param function what to call
 * @param type how to run it
 * @param logType whether the end of its log is wanted
 * @param payload the event, JSON in UTF-8, at most {@link InvocationType#maxPayloadBytes()}
 * @param deadline when to give up
 */
public record Invocation(
        FunctionReference function, InvocationType type, LogType logType, Bytes payload, Deadline deadline) {}
