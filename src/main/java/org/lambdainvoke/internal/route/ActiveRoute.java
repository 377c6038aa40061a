package org.lambdainvoke.internal.route;

import java.util.concurrent.Semaphore;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.policy.Breaker;
import org.lambdainvoke.internal.policy.Room;
import org.lambdainvoke.internal.shadow.ShadowReport;

/**
 * A route that takes requests. Immutable, but for its room and its report.
 *
 * @param route which function, and how
 * @param breaker keeps requests from a function that fails
 * @param room how many invocations may run at once
 * @param fallbacks how many requests the application may answer in the function's place at once
 * @param shadows how many functions may be asked at once what the application has answered
 * @param report what that has found
 * @param invoker calls the function; stays its owner's
 */
public record ActiveRoute(
        Route route,
        Breaker breaker,
        Room room,
        Semaphore fallbacks,
        Semaphore shadows,
        ShadowReport report,
        LambdaInvoker invoker) {}
