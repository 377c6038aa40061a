package org.lambdainvoke.internal.route;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LogType;

/**
 * What all invocations of a filter have in common. Immutable.
 *
 * @param function what to call
 * @param type how to run it
 * @param logType whether the end of its log is wanted
 * @param timeout how long a call may take, repeats included
 * @param retries how often it is repeated at most
 * @param maxConcurrency how many there may be at once
 * @param streamIdleTimeout how long each further piece of a streamed answer may take; null when none is streamed
 */
public record InvocationRules(
        FunctionReference function,
        InvocationType type,
        LogType logType,
        Duration timeout,
        int retries,
        int maxConcurrency,
        @Nullable Duration streamIdleTimeout) {}
