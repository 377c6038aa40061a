package org.lambdainvoke.internal.aws1;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.internal.credentials.CredentialsMissingException;
import org.lambdainvoke.internal.credentials.CredentialsSource;

/** The credentials of a source of ours for a client of the SDK. Thread-safe. */
final class SourceProvider implements AWSCredentialsProvider {
    /** A call of the SDK's client has a deadline of its own, which ends the wait earlier. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final CredentialsSource source;
    private volatile @Nullable BothForms last;

    /** The same in both forms, so that one is made of the other once and not for each call. */
    private record BothForms(AwsCredentials ours, AWSCredentials ofSdk) {}

    SourceProvider(CredentialsSource source) {
        this.source = source;
    }

    /**
     * Those of this moment.
     *
     * @throws CredentialsMissingException when there are none
     */
    // By identity: a source gives the same ones until it has others.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public AWSCredentials getCredentials() {
        AwsCredentials current = source.required(Deadline.after(PATIENCE));
        BothForms both = last;
        if (both == null || both.ours != current) {
            both = new BothForms(current, SdkCredentials.ofSdk(current));
            last = both;
        }
        return both.ofSdk;
    }

    /** Does nothing: the source renews them in time. */
    @Override
    public void refresh() {}
}
