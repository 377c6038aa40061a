package org.lambdainvoke.internal.aws2;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.KnownCredentials;
import org.lambdainvoke.internal.identity.SourceFailures;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The credentials of a provider of the SDK, which opens clients where its source needs them. */
final class ProviderCredentials implements CredentialsFetch {
    private final Supplier<AwsCredentialsProvider> maker;
    private @Nullable AwsCredentialsProvider current;
    private boolean isClosed;

    /**
     * Makes none yet.
     *
     * @param maker makes a provider that has asked nothing
     */
    ProviderCredentials(Supplier<AwsCredentialsProvider> maker) {
        this.maker = maker;
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        AwsCredentialsProvider provider = provider(isAnew);
        boolean isFound = false;
        try {
            AwsCredentials found = provider.resolveCredentials();
            isFound = true;
            return KnownCredentials.keptBySource(
                    SdkCredentials.ours(found), provider.getClass().getSimpleName() + " of the SDK v2");
        } catch (RuntimeException e) {
            throw SourceFailures.of(e);
        } finally {
            settle(provider, isFound);
        }
    }

    /** A new one where the credentials were refused: this SDK has no way to have a source asked before its time. */
    private synchronized AwsCredentialsProvider provider(boolean isAnew) {
        if (isClosed) {
            throw new FailedException("closed", null);
        }
        AwsCredentialsProvider known = current;
        return known == null || isAnew ? maker.get() : known;
    }

    /** A new one takes the place of the old one once it has credentials. One that was closed meanwhile opens late. */
    private synchronized void settle(AwsCredentialsProvider provider, boolean isFound) {
        AwsCredentialsProvider old = current;
        if (isClosed) {
            close(provider);
        } else if (provider != old && isFound) {
            current = provider;
            close(old);
        } else if (provider != old) {
            close(provider);
        }
    }

    private static void close(@Nullable AwsCredentialsProvider provider) {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        close(current);
    }
}
