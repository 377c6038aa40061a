package org.lambdainvoke.internal.aws2;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.KnownCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** What the SDK's default chain finds. It opens clients where a source needs them, and closes them with itself. */
final class ChainCredentials implements CredentialsFetch {
    private @Nullable DefaultCredentialsProvider chain;
    private boolean isClosed;

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        try {
            AwsCredentials found = chain(isAnew).resolveCredentials();
            return KnownCredentials.keptBySource(
                    SdkCredentials.ours(found), found.providerName().orElse("the default chain") + " of the SDK v2");
        } catch (RuntimeException e) {
            throw SdkFailures.ofSource(e);
        }
    }

    /** A new one where the credentials were refused: this SDK has no way to have a source asked before its time. */
    private synchronized DefaultCredentialsProvider chain(boolean isAnew) {
        DefaultCredentialsProvider current = chain;
        if (isClosed) {
            throw new IllegalStateException("closed");
        }
        if (current == null || isAnew) {
            closeChain();
            current = DefaultCredentialsProvider.builder().build();
            chain = current;
        }
        return current;
    }

    private void closeChain() {
        if (chain != null) {
            chain.close();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        closeChain();
    }
}
