package org.lambdainvoke.proof.matrix;

/**
 * What a container does differently from the others, and may. A behaviour that meets one asserts what happens instead.
 */
public enum Difference {
    /**
     * Undertow decodes the query before any filter runs, and refuses a {@code %} without two digits with an empty 400.
     */
    REFUSES_BROKEN_ESCAPES_ITSELF,

    /** Payara holds that GET and DELETE have no body, and refuses one that announces itself before any filter runs. */
    REFUSES_BODIES_OF_GET_AND_DELETE,

    /** Payara gives nobody a way to know that a filter in front has taken the first part of a body without a length. */
    HIDES_EARLIER_READS,

    /**
     * Payara ends the path at the first {@code ;}, also where more segments follow. No route is looked for then, as the
     * path that access was checked by is another.
     */
    ENDS_PATHS_AT_A_SEMICOLON
}
