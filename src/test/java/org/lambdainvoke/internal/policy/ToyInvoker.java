package org.lambdainvoke.internal.policy;

import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;

/** Says that another version was executed: what a recipe of CONTRIBUTING.md adds. Does not stream. */
public final class ToyInvoker implements LambdaInvoker {
    private final LambdaInvoker invoker;

    /** Calls by {@code invoker}, which it owns. */
    public ToyInvoker(LambdaInvoker invoker) {
        this.invoker = invoker;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        InvocationResult result = invoker.invoke(invocation);
        return new InvocationResult(
                result.payload(), result.functionError(), result.requestId(), "toy", result.logTail());
    }

    @Override
    public void close() {
        invoker.close();
    }
}
