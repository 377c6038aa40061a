package org.lambdainvoke.observe;

/** A place at which answers of the application and of the function have differed. */
public interface ShadowField {
    /**
     * {@return {@code status}, {@code header:} with a name in lower case, or {@code body} with a JSON pointer, in which
     * {@code *} stands for an index and for a long name; {@code headers} or {@code body} alone where nothing of an
     * answer is kept; {@code ...} for all places beyond the first 200}
     */
    String getPath();

    /** {@return in how many of the compared requests it differed} */
    long getRaw();

    /** {@return in how many of the controls it differed between two answers of the function alone} */
    long getNoise();

    /** {@return whether it differs more often than the function's answers differ from themselves} */
    boolean isDifferent();
}
