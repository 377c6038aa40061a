package org.lambdainvoke.internal.credentials;

/** Gets credentials from where they come from. May ask the network, and is called by one thread at a time. */
public interface CredentialsFetch extends AutoCloseable {
    /**
     * Gets them.
     *
     * @param isAnew whether those that were got before were refused
     * @throws FetchFailedException when there are none to be had
     */
    KnownCredentials fetch(boolean isAnew);

    /** Closes what was opened for it. */
    @Override
    default void close() {}
}
