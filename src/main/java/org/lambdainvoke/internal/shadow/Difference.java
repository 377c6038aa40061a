package org.lambdainvoke.internal.shadow;

import org.jspecify.annotations.Nullable;

/**
 * A place at which two answers differ. Immutable. Both values are at most 200 characters long and have no control
 * characters.
 *
 * @param path {@code status}, {@code header:} with a name in lower case, {@code body} with a JSON pointer or without,
 *     or {@code ...} for all places beyond the first 200
 * @param applicationValue what the application has there; null when it has nothing
 * @param functionValue what the function has there; null when it has nothing
 */
public record Difference(
        String path,
        @Nullable String applicationValue,
        @Nullable String functionValue) {
    static final String STATUS = "status";
    static final String HEADER = "header:";
    static final String BODY = "body";

    /** Stands for all paths that are more than are kept. */
    static final String REST = "...";

    /** How many paths are kept of two answers, and of a route. */
    static final int MAX_PATHS = 200;

    /** The part of the answer that the path is in, which tells nothing of what stands there. */
    String part() {
        if (path.startsWith(HEADER)) {
            return "headers";
        }
        return path.startsWith(BODY) ? BODY : path;
    }
}
