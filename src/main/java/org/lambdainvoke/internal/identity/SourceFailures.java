package org.lambdainvoke.internal.identity;

import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.wire.ApiError;
import org.lambdainvoke.internal.wire.ApiErrors;

/** Knows what may be told of an SDK's source that has no credentials. */
public final class SourceFailures {
    private SourceFailures() {}

    /** Of an answer of AWS. */
    public static CredentialsFetch.FailedException of(ApiError answer, RuntimeException failure) {
        return new CredentialsFetch.FailedException(ApiErrors.describe(answer), failure);
    }

    /** Of anything else. */
    public static CredentialsFetch.FailedException of(RuntimeException failure) {
        // A chain repeats what AWS said to each of its providers, and that of a signature may quote a credential.
        String said = failure.toString();
        boolean mayQuote = said.contains("ignature") || said.contains("oken included");
        return new CredentialsFetch.FailedException(
                mayQuote ? failure.getClass().getName() : said, failure);
    }
}
