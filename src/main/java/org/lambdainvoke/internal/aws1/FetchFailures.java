package org.lambdainvoke.internal.aws1;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.wire.ApiErrors;

/** Knows what may be told of a source of the SDK that has no credentials. */
final class FetchFailures {
    private FetchFailures() {}

    static CredentialsFetch.FailedException of(RuntimeException failure) {
        SdkClientException why = failure instanceof SdkClientException known ? known : new SdkClientException(failure);
        return new CredentialsFetch.FailedException(told(why), why);
    }

    private static String told(SdkClientException why) {
        if (why instanceof AmazonServiceException refusal) {
            return ApiErrors.describe(SdkFailures.errorOf(refusal));
        }
        // The chain repeats what AWS said to each of its providers, and that of a signature may quote a credential.
        String said = why.toString();
        return said.contains("ignature") || said.contains("oken included")
                ? why.getClass().getName()
                : said;
    }
}
