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

    /** The default chain of an SDK finds them. */
    record Found() implements CredentialsOrigin {}
}
