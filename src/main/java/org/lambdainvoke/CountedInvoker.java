package org.lambdainvoke;

import java.time.Duration;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationStream;
import org.lambdainvoke.invoke.LambdaInvoker;

/** Notes each call of one exchange. */
final class CountedInvoker implements LambdaInvoker {
    private final LambdaInvoker invoker;
    private final ExchangeJournal exchange;

    CountedInvoker(LambdaInvoker invoker, ExchangeJournal exchange) {
        this.invoker = invoker;
        this.exchange = exchange;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        exchange.called();
        return invoker.invoke(invocation);
    }

    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        exchange.called();
        return invoker.stream(invocation, idleTimeout);
    }

    /** The client is shared: it is closed with the last filter that uses it. */
    @Override
    public void close() {}
}
