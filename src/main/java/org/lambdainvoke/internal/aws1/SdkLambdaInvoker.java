package org.lambdainvoke.internal.aws1;

import com.amazonaws.AmazonClientException;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.handlers.HandlerChainFactory;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaClientBuilder;
import com.amazonaws.services.lambda.model.InvokeRequest;
import com.amazonaws.services.lambda.model.InvokeResult;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.wire.AnswerRules;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.LogTail;

/** Calls through the synchronous client of the AWS SDK for Java v1 and its pool of connections. */
public final class SdkLambdaInvoker implements LambdaInvoker {
    private final AWSLambda client;
    private final CredentialsSource credentials;
    private final @Nullable ClassLoader applicationLoader;
    private volatile boolean closed;

    public SdkLambdaInvoker(AWSLambda client, CredentialsSource credentials, @Nullable ClassLoader applicationLoader) {
        this.client = client;
        this.credentials = credentials;
        this.applicationLoader = applicationLoader;
    }

    /**
     * A client of its own. Opens no connection yet and asks for no credentials.
     *
     * @param applicationLoader the class loader of the web application; null when there is none
     * @throws IllegalStateException when a request handler that the application names can't be made
     */
    public static SdkLambdaInvoker connect(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        requireRequestHandlers();
        CredentialsSource credentials = CredentialsSource.of(settings);
        try {
            return new SdkLambdaInvoker(
                    client(settings, SdkConfiguration.forLambda(settings), credentials),
                    credentials,
                    applicationLoader);
        } catch (RuntimeException | Error e) {
            credentials.close();
            throw e;
        }
    }

    public static AWSLambda client(
            ConnectionSettings settings, ClientConfiguration configuration, CredentialsSource credentials) {
        String endpoint = settings.endpointUrl() == null
                ? Regions.endpointOf("lambda", settings.region())
                : settings.endpointUrl().toString();
        return AWSLambdaClientBuilder.standard()
                .withClientConfiguration(configuration)
                .withRequestHandlers(new SingleAttempt(), new AnswerGuard(), new SteadyClock())
                .withCredentials(credentials)
                .withEndpointConfiguration(new EndpointConfiguration(endpoint, settings.region()))
                .build();
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        int remainingMillis = invocation.deadline().remainingMillis();
        if (remainingMillis == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed before the call");
        }
        InvokeRequest request = new InvokeRequest()
                .withFunctionName(invocation.function().name())
                .withQualifier(invocation.function().qualifier())
                .withInvocationType(invocation.type().text())
                .withLogType(invocation.logType().text())
                .withPayload(invocation.payload().buffer())
                .withSdkClientExecutionTimeout(remainingMillis);
        if (invocation.trace() != null) {
            request.putCustomRequestHeader("X-Amzn-Trace-Id", invocation.trace());
        }
        try {
            return resultOf(client.invoke(request));
        } catch (RuntimeException e) {
            if (closed) {
                throw new InvocationFailure(FailureReason.STOPPING, "the client was closed", e);
            }
            throw SdkFailures.of(e, invocation.deadline());
        }
    }

    /**
     * Closes the connections, and waits a moment for the threads that the SDK had for them.
     */
    @Override
    public void close() {
        closed = true;
        credentials.close();
        client.shutdown();
        SdkLeftovers.remove(applicationLoader);
    }

    /**
     * Makes the request handlers that an application may name for all clients of the SDK. The client does so too, but
     * when one of them can't be made it is lost with its connection pool, and nobody can end the pool's thread.
     *
     * @throws IllegalStateException when one of them can't be made
     */
    private static void requireRequestHandlers() {
        HandlerChainFactory handlers = new HandlerChainFactory();
        try {
            handlers.newRequestHandlerChain("/com/amazonaws/services/lambda/request.handlers");
            handlers.newRequestHandler2Chain("/com/amazonaws/services/lambda/request.handler2s");
            handlers.getGlobalHandlers();
        } catch (AmazonClientException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static InvocationResult resultOf(InvokeResult result) throws InvocationFailure {
        ByteBuffer payload = result.getPayload();
        if (payload != null && payload.remaining() > AnswerRules.MAX_BYTES) {
            throw AnswerRules.tooLarge();
        }
        return new InvocationResult(
                payload == null ? Bytes.EMPTY : Bytes.of(payload),
                result.getFunctionError(),
                result.getSdkResponseMetadata().getRequestId(),
                result.getExecutedVersion(),
                LogTail.decode(result.getLogResult()));
    }
}
