package org.lambdainvoke.internal.credentials;

import org.jspecify.annotations.Nullable;

/** There are no credentials to be had. */
public final class FetchFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure, and what the log is to tell of it.
     *
     * @param told why there are none; quotes no credential, as what a source says may
     * @param cause what the source has thrown; null when it threw nothing
     */
    public FetchFailedException(String told, @Nullable Throwable cause) {
        super(told, cause);
    }

    FetchFailedException(String told) {
        this(told, null);
    }

    String told() {
        return String.valueOf(getMessage());
    }
}
