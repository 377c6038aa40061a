package org.lambdainvoke.internal.credentials;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.CredentialsSupplier;

/** The credentials that a program gets, which stays the owner of its supplier. */
public final class SuppliedCredentials implements CredentialsFetch {
    private final CredentialsSupplier supplier;

    /** Asks nothing yet. */
    public SuppliedCredentials(CredentialsSupplier supplier) {
        this.supplier = supplier;
    }

    @Override
    public KnownCredentials fetch(boolean isAnew) {
        String name = supplier.getClass().getName();
        try {
            // A program may not keep to it.
            @Nullable AwsCredentials credentials = supplier.get();
            if (credentials == null) {
                throw new FailedException(name + " has given none");
            }
            return KnownCredentials.of(credentials, name);
        } catch (FailedException e) {
            throw e;
        } catch (Exception e) {
            // Without the message, which may quote a secret.
            throw new FailedException(name + " has thrown " + e.getClass().getName(), e);
        }
    }
}
