package org.lambdainvoke.internal.observe;

import org.lambdainvoke.observe.FilterGauges;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.observe.LambdaInvokeSwitchesMXBean;

/** The operations of one filter as a bean of the platform's MBean server, as long as the filter runs. Thread-safe. */
public final class JmxSwitches implements InvocationListener {
    private final LambdaInvokeSwitchesMXBean operations;
    private final JmxBean bean;

    /**
     * Operations of the filter that {@code gauges} look at.
     *
     * @param operations what the bean does
     */
    public JmxSwitches(FilterGauges gauges, LambdaInvokeSwitchesMXBean operations) {
        this.operations = operations;
        this.bean = new JmxBean("LambdaInvokeSwitches", gauges);
    }

    @Override
    public void started(FilterGauges own) {
        bean.register(operations);
    }

    @Override
    public void finished(InvocationEvent event) {
        // Nothing is counted here.
    }

    @Override
    public void stopped(FilterGauges own) {
        bean.unregister();
    }
}
