package org.lambdainvoke.internal.route;

/** Who answers a request. Immutable. */
public sealed interface Decision {
    /**
     * A function.
     *
     * @param route which one, and how
     */
    record Invoke(Route route) implements Decision {}

    /** The application: the request goes on, untouched. */
    record Pass() implements Decision {
        /** The only one that is needed. */
        public static final Pass ON = new Pass();
    }
}
