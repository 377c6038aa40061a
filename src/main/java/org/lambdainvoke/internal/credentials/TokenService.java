package org.lambdainvoke.internal.credentials;

import org.lambdainvoke.call.AwsCredentials;

/**
 * The calls of STS that give the credentials of a role (AWS Security Token Service API reference). Called by one thread
 * at a time; closed by any.
 */
public interface TokenService extends AutoCloseable {
    /**
     * {@code AssumeRole}.
     *
     * @param role what is assumed
     * @param own who assumes it
     * @return with their expiry
     * @throws CredentialsFetch.FailedException when STS refuses, or can't be reached
     */
    AwsCredentials assume(AssumedRole role, AwsCredentials own);

    /**
     * {@code AssumeRoleWithWebIdentity}.
     *
     * @param role what is assumed
     * @param token of the identity provider
     * @return with their expiry
     * @throws CredentialsFetch.FailedException when STS refuses, or can't be reached
     */
    AwsCredentials assume(WebIdentity role, String token);

    /** Ends a call that runs. */
    @Override
    void close();
}
