package org.lambdainvoke.call;

/** When the container's thread is given back while the function runs. */
public enum AsyncMode {
    /** When the request allows it, and no filter in front has put a wrapper around the response. */
    AUTO("auto"),
    /** When the request allows it. */
    ALWAYS("always"),
    /** Never: the container's thread waits. */
    NEVER("never");

    private final String text;

    AsyncMode(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}
