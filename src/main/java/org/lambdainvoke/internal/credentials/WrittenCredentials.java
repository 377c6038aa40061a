package org.lambdainvoke.internal.credentials;

import org.lambdainvoke.call.AwsCredentials;

/**
 * Credentials that were written down and never change.
 *
 * @param credentials these
 */
public record WrittenCredentials(AwsCredentials credentials) implements CredentialsFetch {
    @Override
    public KnownCredentials fetch(boolean isAnew) {
        return KnownCredentials.of(credentials, "aws_key");
    }
}
