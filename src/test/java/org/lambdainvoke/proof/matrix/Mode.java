package org.lambdainvoke.proof.matrix;

import java.util.Locale;

/**
 * The two ways in which the application is deployed: its web.xml says whether its filters support async, or, of those
 * that have asynchronous servlets behind them, whether they make use of it.
 */
public enum Mode {
    SYNC,
    ASYNC;

    /** Where the application is in this mode; the name of its WAR, as some containers take it from there. */
    public String contextPath() {
        return "/matrix-" + this;
    }

    /** The parameter {@code async} of filters that support it in both modes. */
    String answers() {
        return this == ASYNC ? "auto" : "never";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
