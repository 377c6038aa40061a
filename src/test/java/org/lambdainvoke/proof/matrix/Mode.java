package org.lambdainvoke.proof.matrix;

import java.util.Locale;

/** The two ways in which the application is deployed: its web.xml says whether its filters support async. */
public enum Mode {
    SYNC,
    ASYNC;

    /** Where the application is in this mode; the name of its WAR, as some containers take it from there. */
    public String contextPath() {
        return "/matrix-" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
