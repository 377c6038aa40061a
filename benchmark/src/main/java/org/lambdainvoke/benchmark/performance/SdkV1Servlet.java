package org.lambdainvoke.benchmark.performance;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaClientBuilder;
import com.amazonaws.services.lambda.model.InvokeRequest;
import com.amazonaws.services.lambda.model.LogType;
import java.net.URI;
import java.nio.ByteBuffer;

/** The AWS SDK for Java v1 with its defaults. */
final class SdkV1Servlet extends LambdaServlet {
    private static final long serialVersionUID = 1L;

    private final transient AWSLambda client;

    SdkV1Servlet(URI endpoint) {
        client = AWSLambdaClientBuilder.standard()
                .withClientConfiguration(new ClientConfiguration().withMaxConnections(Account.CONNECTIONS))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(Account.KEY, Account.SECRET)))
                .withEndpointConfiguration(new EndpointConfiguration(endpoint.toString(), Account.REGION))
                .build();
    }

    @Override
    byte[] invoke(byte[] payload) {
        return client.invoke(new InvokeRequest()
                        .withFunctionName(Account.FUNCTION)
                        .withLogType(LogType.Tail)
                        .withPayload(ByteBuffer.wrap(payload)))
                .getPayload()
                .array();
    }
}
