package org.lambdainvoke.invoke;

import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import org.jspecify.annotations.Nullable;

/** Finds the credentials of each call: those that were written down, else those of the SDK's chain. Thread-safe. */
final class CredentialsSource implements AWSCredentialsProvider {
    private final AWSCredentialsProvider provider;

    /** The source of {@code written}; of the SDK's default chain when that is null. */
    CredentialsSource(@Nullable Credentials written) {
        this(written == null ? new DefaultAWSCredentialsProviderChain() : fixed(written));
    }

    CredentialsSource(AWSCredentialsProvider provider) {
        this.provider = provider;
    }

    private static AWSCredentialsProvider fixed(Credentials written) {
        return new AWSStaticCredentialsProvider(
                written.sessionToken() == null
                        ? new BasicAWSCredentials(written.accessKey(), written.secretKey())
                        : new BasicSessionCredentials(
                                written.accessKey(), written.secretKey(), written.sessionToken()));
    }

    /**
     * The credentials in the SDK's form.
     *
     * @throws CredentialsMissingException when there are none
     */
    @Override
    public AWSCredentials getCredentials() {
        try {
            return provider.getCredentials();
        } catch (SdkClientException e) {
            throw new CredentialsMissingException(e);
        }
    }

    @Override
    public void refresh() {
        provider.refresh();
    }

    /**
     * The credentials to sign a call with.
     *
     * @throws InvocationFailure {@link FailureReason#REJECTED} when there are none
     */
    Credentials current() throws InvocationFailure {
        try {
            return Credentials.of(getCredentials());
        } catch (CredentialsMissingException e) {
            throw e.failure();
        }
    }

    /**
     * Fetches new credentials in place of {@code expired}, unless another call has done so.
     *
     * @return others than {@code expired}; null when there are none
     * @throws InvocationFailure {@link FailureReason#REJECTED} when there are none at all
     */
    synchronized @Nullable Credentials renewed(Credentials expired) throws InvocationFailure {
        if (current().areSameAs(expired)) {
            refresh();
        }
        Credentials renewed = current();
        return renewed.areSameAs(expired) ? null : renewed;
    }
}
