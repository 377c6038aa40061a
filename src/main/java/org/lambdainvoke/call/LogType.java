package org.lambdainvoke.call;

/** Whether Lambda sends the end of the function's log, as {@code X-Amz-Log-Type} of the Invoke API names it. */
public enum LogType {
    /** The last 4 KB of the log come with the result of a {@code RequestResponse}. */
    TAIL("Tail"),
    /** No log comes. */
    NONE("None");

    private final String text;

    LogType(String text) {
        this.text = text;
    }

    /** {@return the value of the header and of the init-param} */
    public String text() {
        return text;
    }
}
