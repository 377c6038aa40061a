package org.lambdainvoke.benchmark.performance;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.LogType;

/** The AWS SDK for Java v2 with its defaults, on HttpClient 4 like the others. */
final class SdkV2Servlet extends LambdaServlet {
    private static final long serialVersionUID = 1L;

    private final transient LambdaClient client;

    SdkV2Servlet(URI endpoint) {
        client = LambdaClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(Account.CONNECTIONS))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(Account.KEY, Account.SECRET)))
                .endpointOverride(endpoint)
                .region(Region.of(Account.REGION))
                .build();
    }

    @Override
    byte[] invoke(byte[] payload) {
        InvokeRequest request = InvokeRequest.builder()
                .functionName(Account.FUNCTION)
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromByteArrayUnsafe(payload))
                .build();
        return client.invoke(request).payload().asByteArrayUnsafe();
    }
}
