package org.lambdainvoke.internal.credentials;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A role whose credentials sign the calls in place of those that were found ({@code AssumeRole} of the STS API).
 * Immutable.
 *
 * @param arn the role
 * @param sessionName what the session is called in the account's log
 * @param externalId what the role's owner asks of who assumes it; null for nothing
 * @param stsEndpoint where STS is
 */
public record AssumedRole(
        String arn, String sessionName, @Nullable String externalId, URI stsEndpoint) {

    /** Never the external id, which is to be known to two parties only. */
    @Override
    public String toString() {
        return arn;
    }
}
