package org.lambdainvoke.internal.request;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/** One value under one name, from the query or a form. Immutable. */
public sealed interface Parameter {
    /** {@return the name} */
    String name();

    /**
     * A text.
     *
     * @param name the name
     * @param value empty for a name without one
     */
    record Text(String name, String value) implements Parameter {}

    /**
     * An uploaded file.
     *
     * @param name the name of its field
     * @param filename the name that it has on the client's side
     * @param contentType as the client named it; null when it did not
     * @param content its bytes
     */
    record File(String name, String filename, @Nullable String contentType, Bytes content) implements Parameter {}
}
