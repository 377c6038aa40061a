package org.lambdainvoke.internal.credentials;

import java.net.URI;
import java.nio.file.Path;

/**
 * A role that is assumed with a token of another identity provider, such as that of an EKS cluster. Immutable.
 *
 * @param roleArn the role
 * @param sessionName what the session is called in the account's log
 * @param tokenFile has the token, which its provider renews there
 * @param stsEndpoint where STS is
 */
public record WebIdentity(String roleArn, String sessionName, Path tokenFile, URI stsEndpoint) {}
