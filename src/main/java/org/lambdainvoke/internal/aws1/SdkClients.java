package org.lambdainvoke.internal.aws1;

import com.amazonaws.AmazonClientException;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.handlers.HandlerChainFactory;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaClientBuilder;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.wire.ConnectionSettings;

/** Makes clients of the SDK for the calls of a filter. */
public final class SdkClients {
    private SdkClients() {}

    /**
     * A client of its own. Opens no connection yet and asks for no credentials. Its close waits a moment for the
     * threads that the SDK had for the connections.
     *
     * @param credentials closed with it
     * @param applicationLoader the class loader of the web application; null when there is none
     * @throws IllegalStateException when a request handler that the application names can't be made
     */
    public static LambdaInvoker connect(
            ConnectionSettings settings, CredentialsSource credentials, @Nullable ClassLoader applicationLoader) {
        requireRequestHandlers();
        return invoker(settings, SdkConfiguration.forLambda(settings), credentials, applicationLoader);
    }

    /** The same with a configuration of its own; {@code credentials} are closed with it. */
    public static LambdaInvoker invoker(
            ConnectionSettings settings,
            ClientConfiguration configuration,
            CredentialsSource credentials,
            @Nullable ClassLoader applicationLoader) {
        AWSLambda client = AWSLambdaClientBuilder.standard()
                .withClientConfiguration(configuration)
                .withRequestHandlers(new SingleAttempt(), new AnswerGuard(), new SteadyClock())
                .withCredentials(new SourceProvider(credentials))
                .withEndpointConfiguration(
                        new EndpointConfiguration(settings.endpoint().toString(), settings.region()))
                .build();
        return new SdkInvoker(client, true, () -> {
            credentials.close();
            client.shutdown();
            SdkLeftovers.remove(applicationLoader);
        });
    }

    /**
     * Makes the request handlers that an application may name for all clients of the SDK. The client does so too, but
     * when one of them can't be made it is lost with its connection pool, and the pool's thread cannot be ended.
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
}
