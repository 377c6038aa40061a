package org.lambdainvoke.aws1;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.retry.PredefinedRetryPolicies;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaClientBuilder;
import org.lambdainvoke.local.LocalLambda;

/** Clients of the SDK as a program makes them that knows what to set. */
final class OwnedClient {
    private static final String REGION = "eu-west-1";

    private OwnedClient() {}

    static ClientConfiguration configuration() {
        return new ClientConfiguration()
                .withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)
                .withSocketTimeout(0)
                .withConnectionTimeout(5000)
                .withValidateAfterInactivityMillis(1);
    }

    static AWSLambda of(String url, ClientConfiguration configuration) {
        return of(url, "AKIDTEST", "secret-of-the-tests", configuration);
    }

    static AWSLambda of(LocalLambda lambda) {
        return of(lambda.endpointUrl(), lambda.accessKey(), lambda.secretKey(), configuration());
    }

    private static AWSLambda of(String url, String key, String secret, ClientConfiguration configuration) {
        return AWSLambdaClientBuilder.standard()
                .withEndpointConfiguration(new EndpointConfiguration(url, REGION))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(key, secret)))
                .withClientConfiguration(configuration)
                .build();
    }
}
