package org.lambdainvoke.payload;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;

/** One value under one name, from the query or a form. Immutable. */
sealed interface Parameter {
    String name();

    /** A text; empty for a name without a value. */
    record Text(String name, String value) implements Parameter {}

    /**
     * An uploaded file.
     *
     * @param contentType as the client named it; null when it did not
     */
    record File(String name, String filename, @Nullable String contentType, Bytes content) implements Parameter {}
}
