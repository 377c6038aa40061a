package org.lambdainvoke.internal.aws1;

import com.amazonaws.AmazonWebServiceClient;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.retry.RetryPolicy;
import com.amazonaws.retry.RetryPolicyAdapter;
import com.amazonaws.services.lambda.AWSLambda;

/** Tells clients that make each call once from those that repeat it by themselves. */
final class SingleCalls {
    private SingleCalls() {}

    /**
     * Refuses a client that repeats calls. What is not a client of the SDK, but called like one, does not tell.
     *
     * @throws IllegalArgumentException when it does; its message says how that is turned off
     */
    static void require(AWSLambda client) {
        if (client instanceof AmazonWebServiceClient ofSdk && repeats(ofSdk.getClientConfiguration())) {
            throw new IllegalArgumentException("This client of the SDK repeats calls by itself, and a function that is"
                    + " slow or fails would run several times: build it with new ClientConfiguration()"
                    + ".withRetryPolicy(PredefinedRetryPolicies.NO_RETRY_POLICY)");
        }
    }

    private static boolean repeats(ClientConfiguration configuration) {
        RetryPolicy policy = configuration.getRetryPolicy();
        // The number alone says nothing: AWS_MAX_ATTEMPTS raises it for a policy that repeats nothing.
        return !policy.getRetryCondition().equals(RetryPolicy.RetryCondition.NO_RETRY_CONDITION)
                && new RetryPolicyAdapter(policy, configuration).getMaxErrorRetry() > 0;
    }
}
