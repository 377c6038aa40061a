package org.lambdainvoke.internal.shadow;

/**
 * Why a request was answered and not compared, though its route has a shadow: a closed list. Where the function was
 * asked and failed, or could not be asked, that is a {@link org.lambdainvoke.call.FailureReason}; no code is in both.
 */
public enum SkipReason {
    /** A body is over {@code shadow_max_body}, as it was sent or once its gzip is off. */
    TOO_LARGE("too_large"),
    /** The application has not read the request's body to its end, so that the function can't be asked the same. */
    UNREAD_BODY("unread_body"),
    /** {@code shadow_max_concurrency} shadows are running. */
    FULL("full"),
    /** The application's answer was not completed. */
    BROKEN_OFF("broken_off"),
    /** The application has answered in a way that passes the filter by, such as after another dispatch. */
    NOT_CAPTURED("not_captured");

    private final String code;

    SkipReason(String code) {
        this.code = code;
    }

    /** {@return the code, in lower case with underscores} */
    public String code() {
        return code;
    }
}
