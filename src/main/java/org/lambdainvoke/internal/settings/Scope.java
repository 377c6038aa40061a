package org.lambdainvoke.internal.settings;

/** What depends on a parameter. */
public enum Scope {
    /** The connections: filters that have all of these alike share a client. */
    CONNECTION,
    /** How a function is called, and what becomes of its answer. */
    FUNCTION,
    /** The filter as a whole. */
    FILTER
}
