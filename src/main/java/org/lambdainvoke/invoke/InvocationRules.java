package org.lambdainvoke.invoke;

import java.time.Duration;

/**
 * What all invocations of a filter have in common. Immutable.
 *
 * @param function what to call
 * @param type how to run it
 * @param logType whether the end of its log is wanted
 * @param timeout how long a call may take, repeats included
 * @param retries how often it is repeated at most
 * @param maxConcurrency how many there may be at once
 */
public record InvocationRules(
        FunctionReference function,
        InvocationType type,
        LogType logType,
        Duration timeout,
        int retries,
        int maxConcurrency) {}
