package org.lambdainvoke.internal.wire;

/** Carries an error of the API, as the cause of the failure that it is. */
final class ApiErrorException extends Exception {
    private static final long serialVersionUID = 1L;

    // Nobody writes it out.
    private final transient ApiError error;

    ApiErrorException(ApiError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
