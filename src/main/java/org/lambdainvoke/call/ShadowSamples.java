package org.lambdainvoke.call;

/** How much of the differences between the application's answers and the function's is kept to look at. */
public enum ShadowSamples {
    /** Where the answers differ: names of headers, and paths in JSON with the names of its members. */
    PATHS("paths"),
    /** Where they differ, and the beginning of what stands there on both sides. */
    VALUES("values"),
    /** Nothing of an answer: counts of status, headers and body only. */
    NONE("none");

    private final String text;

    ShadowSamples(String text) {
        this.text = text;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }
}
