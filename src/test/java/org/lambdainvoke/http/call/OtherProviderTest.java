package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.Assume.assumeTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Calls in a JVM whose first security provider is not the JDK's. {@code -Pproviders} has real ones. */
public class OtherProviderTest extends OnEveryClient {
    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    /** The SDK keeps what it signs with for each thread; this one has signed nothing before. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @After
    public void endThread() {
        thread.shutdownNow();
    }

    private <T> T with(OtherProvider provider, Callable<T> call) throws Exception {
        return OtherProvider.first(provider, () -> thread.submit(call).get());
    }

    @Test
    public void callIsAnsweredWhereNothingCanBeCopied() throws Exception {
        LambdaInvoker invoker = connect(endpoint.url());
        InvocationResult result = with(OtherProvider.thatCanNotCopy(), () -> invoker.invoke(invocation("{}", ENOUGH)));
        assertThat(result.payload().size()).isEqualTo(2);
    }

    @Test
    public void callThatCanNotBeSignedIsRejectedAndNotSent() throws Exception {
        LambdaInvoker invoker = connect(endpoint.url());
        InvocationFailure failure = with(OtherProvider.thatFails(), () -> failure(invoker, ENOUGH));
        assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
        assertThat(failure.detail()).contains("ProviderException", "the token is gone");
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void streamThatCanNotBeSignedIsRejectedAndNotSent() throws Exception {
        assumeTrue("the other does not stream", client == InvokeClient.POOLED);
        try (LambdaInvoker pooled = Clients.connect(settings(endpoint.url(), null), Identity.of(CREDENTIALS), null)) {
            InvocationFailure failure = with(
                    OtherProvider.thatFails(),
                    () -> catchThrowableOfType(
                            InvocationFailure.class, () -> pooled.stream(invocation("{}", ENOUGH), ENOUGH)));
            assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
            assertThat(pooled.connections().leased()).isZero();
        }
        assertThat(endpoint.invocations()).isZero();
    }

    @Test
    public void signsAgainWhenTheProviderWorksAgain() throws Exception {
        LambdaInvoker invoker = connect(endpoint.url());
        InvocationFailure unused = with(OtherProvider.thatFails(), () -> failure(invoker, ENOUGH));
        assertThat(invoker.invoke(invocation("{}", ENOUGH)).payload().size()).isEqualTo(2);
    }
}
