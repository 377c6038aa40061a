package org.lambdainvoke.aws1;

import com.amazonaws.services.lambda.AWSLambda;
import java.util.Objects;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.aws1.SdkInvoker;

/**
 * Calls through a client of the AWS SDK for Java v1 that the program has made and goes on to own: its region, endpoint,
 * credentials, proxy and connections are used, and the settings of a filter that speak of them are not. Thread-safe.
 *
 * <p>The program sets up the client so that nothing but the deadline of a call ends it, and nothing repeats it:
 *
 * <pre>{@code
 * ClientConfiguration configuration = new ClientConfiguration()
 *         // By default the SDK runs a function that is slow or fails up to four times. A client that
 *         // does is refused here; a filter repeats what certainly did not run.
 *         .withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)
 *         // By default a function that is silent for 50 seconds counts as lost. The deadline of the
 *         // call is set on each request instead.
 *         .withSocketTimeout(0)
 *         // At least as many as all filters over this client admit at once: a call that has to wait
 *         // for a connection counts as unreachable after the time for a connect.
 *         .withMaxConnections(200)
 *         .withConnectionTimeout(5000)
 *         // Looks at a pooled connection before use: the endpoint may have closed it.
 *         .withValidateAfterInactivityMillis(1)
 *         .withTcpKeepAlive(true);
 * AWSLambda client = AWSLambdaClientBuilder.standard()
 *         .withRegion("eu-west-1")
 *         .withClientConfiguration(configuration)
 *         .build();
 * LambdaInvoker invoker = SdkLambdaInvoker.over(client);
 * }</pre>
 *
 * <p>Failures and limits are those of the filter's own clients, with these differences, which lie in such a client:
 *
 * <ul>
 *   <li>A TLS handshake that the endpoint resets counts as a connection that was lost, after which the function may
 *       have run, and is not repeated.
 *   <li>An answer that is not one of Lambda is refused when it was read as a whole.
 *   <li>When an endpoint refuses a call and its clock is minutes off, the SDK may take over that clock for all its
 *       clients in this JVM ({@code com.amazonaws.SDKGlobalTime}).
 *   <li>A call with credentials that have expired is not sent again with new ones.
 * </ul>
 *
 * <p>It does not stream, and tells of no connections.
 */
public final class SdkLambdaInvoker implements LambdaInvoker {
    private final SdkInvoker invoker;
    private volatile boolean isClosed;

    private SdkLambdaInvoker(SdkInvoker invoker) {
        this.invoker = invoker;
    }

    /**
     * Calls through {@code client}, which stays its owner's. Nothing is asked of it yet.
     *
     * @param client a client of the SDK, or what is called like one, such as a stand-in of a test
     * @return to be closed before the client is shut down
     * @throws IllegalArgumentException when the client repeats calls by itself, as far as it can be asked; the message
     *     says how that is turned off
     */
    public static LambdaInvoker over(AWSLambda client) {
        return new SdkLambdaInvoker(SdkInvoker.over(Objects.requireNonNull(client)));
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        if (isClosed) {
            throw new InvocationFailure(FailureReason.STOPPING, "the client was closed");
        }
        return invoker.invoke(invocation);
    }

    /** Takes no more calls. Those that run go on until they end or their deadlines pass, and the client stays open. */
    @Override
    public void close() {
        isClosed = true;
        invoker.close();
    }
}
