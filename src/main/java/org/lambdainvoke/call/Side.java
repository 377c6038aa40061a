package org.lambdainvoke.call;

/** Who answers a request that has met a route. */
public enum Side {
    /** The function. */
    FUNCTION("function"),
    /** The application behind the filter, which was not asked for the function's answer. */
    APPLICATION("application"),
    /** The application, in place of the function, which did not run. Nobody can choose it. */
    FALLBACK("fallback");

    private final String text;

    Side(String text) {
        this.text = text;
    }

    /** {@return the word in logs, metrics and the request attribute, in lower case} */
    public String text() {
        return text;
    }
}
