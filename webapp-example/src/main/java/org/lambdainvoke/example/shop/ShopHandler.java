package org.lambdainvoke.example.shop;

import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.jersey.JerseyLambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/**
 * A whole JAX-RS application in one function, packaged as such applications are brought to Lambda: AWS's container
 * library makes a call of Jersey from each event of a REST API, format 1.0. It shows that a framework written for API
 * Gateway runs unchanged behind the filter.
 */
public final class ShopHandler implements RequestStreamHandler {
    private final JerseyLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> jersey;

    public ShopHandler() {
        // Where no charset is named, the library would take ISO-8859-1.
        LambdaContainerHandler.getContainerConfig().setDefaultContentCharset(StandardCharsets.UTF_8.name());
        jersey = JerseyLambdaContainerHandler.getAwsProxyHandler(new ResourceConfig()
                .register(ItemsResource.class)
                .register(BasketResource.class)
                .register(ProblemMapper.class)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true));
    }

    /** One at a time, as in Lambda, which the library counts on; LocalLambda would let calls overlap. */
    @Override
    public synchronized void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        jersey.proxyStream(event, answer, context);
    }
}
