package org.lambdainvoke.internal.credentials;

import org.jspecify.annotations.Nullable;

/** Gets credentials from where they come from. May ask the network, and is called by one thread at a time. */
public interface CredentialsFetch extends AutoCloseable {
    /**
     * Gets them.
     *
     * @param isAnew whether those that were got before were refused
     * @throws FailedException when there are none to be had
     */
    KnownCredentials fetch(boolean isAnew);

    /** Closes what was opened for it. */
    @Override
    default void close() {}

    /** There are no credentials to be had. */
    final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * A failure, and what the log is to tell of it.
         *
         * @param told why there are none; quotes no credential, as what a source says may
         * @param cause what the source has thrown; null when it threw nothing
         */
        public FailedException(String told, @Nullable Throwable cause) {
            super(told, cause);
        }

        FailedException(String told) {
            this(told, null);
        }

        String told() {
            return String.valueOf(getMessage());
        }
    }
}
