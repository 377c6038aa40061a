package org.lambdainvoke.call;

/** What is tried before a filter takes requests. */
public enum StartupCheck {
    /** Nothing: the first call is that of the first request. */
    NONE("none"),
    /** A call with {@code DryRun}: credentials, permission and function are verified, and nothing is run. */
    DRY_RUN("dry-run");

    private final String text;

    StartupCheck(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}
