package org.lambdainvoke.internal.identity;

import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.internal.credentials.WebIdentity;

/** Where credentials come from. Immutable. */
public sealed interface CredentialsOrigin {
    /** The settings have them. */
    record Written(AwsCredentials credentials) implements CredentialsOrigin {}

    /** The program gets them. */
    record Supplied(CredentialsSupplier supplier) implements CredentialsOrigin {}

    /** STS gives them for a token that the environment names. */
    record Exchanged(WebIdentity role) implements CredentialsOrigin {}

    /**
     * An SDK finds them.
     *
     * @param kind in which source of its default chain
     * @param profile which profile it uses
     */
    record Found(SourceKind kind, String profile) implements CredentialsOrigin {}
}
