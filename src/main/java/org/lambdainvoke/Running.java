package org.lambdainvoke;

import java.time.Duration;
import org.lambdainvoke.invoke.AdmissionLimit;
import org.lambdainvoke.invoke.LambdaInvoker;
import org.lambdainvoke.observe.InvocationLog;

/** All that a filter has between {@code init} and {@code destroy}. */
record Running(
        FilterSettings settings, LambdaInvoker invoker, AdmissionLimit limit, Workers workers, InvocationLog log) {
    /** How long {@link #stop()} waits for invocations that run, and for answers that are written. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Refuses what comes from now on, lets what runs finish, and closes what is left. */
    void stop() {
        if (!limit.drain(PATIENCE)) {
            log.unfinished(PATIENCE);
        }
        invoker.close();
        workers.close();
    }
}
