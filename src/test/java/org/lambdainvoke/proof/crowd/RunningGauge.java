package org.lambdainvoke.proof.crowd;

import java.util.concurrent.CompletableFuture;
import org.lambdainvoke.LambdaInvokeFilter;
import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.support.container.WebApplication;

/** How many places of a filter are taken. */
final class RunningGauge implements InvocationListener {
    private final CompletableFuture<FilterGauges> gauges = new CompletableFuture<>();

    /** Has the filter of {@code application} tell. */
    WebApplication in(WebApplication application) {
        return application.initializer(
                (classes, context) -> context.setAttribute(LambdaInvokeFilter.LISTENER_ATTRIBUTE, this));
    }

    int running() {
        return gauges.join().running();
    }

    @Override
    public void started(FilterGauges ofFilter) {
        gauges.complete(ofFilter);
    }

    @Override
    public void finished(InvocationEvent event) {}
}
