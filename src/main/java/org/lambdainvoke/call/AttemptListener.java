package org.lambdainvoke.call;

/** Is told of each attempt of one call. */
@FunctionalInterface
public interface AttemptListener {
    /** Is told nothing. */
    AttemptListener NONE = () -> {};

    /** The function is called, for the first time or again. Runs on the thread that calls. */
    void begins();
}
