package org.lambdainvoke.internal.answer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.internal.http.FieldNames;

/**
 * An HTTP answer, ready to be committed. Immutable.
 *
 * @param status 200 to 599
 * @param contentType null when none is named
 * @param fields all other fields; never the body's length, which the committer sets
 * @param body the body, possibly empty
 * @param hasReplacements whether U+FFFD stands where the function sent half a surrogate pair
 */
public record Answer(int status, @Nullable String contentType, HttpFields fields, Bytes body, boolean hasReplacements) {

    /** RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5. */
    static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    /**
     * An answer without replacements.
     *
     * @param status 200 to 599
     * @param contentType null when none is named
     * @param fields all other fields
     * @param body the body, possibly empty
     */
    public Answer(int status, @Nullable String contentType, HttpFields fields, Bytes body) {
        this(status, contentType, fields, body, false);
    }

    /** The same answer with a field in place of all that had its name; unchanged when {@code value} is null. */
    public Answer with(String name, @Nullable String value) {
        return new Answer(status, contentType, fields.with(name, value), body, hasReplacements);
    }

    /**
     * Whether a response with this head has a body at all.
     *
     * @param isHead whether the request was a HEAD (RFC 9110, section 9.3.2)
     */
    public boolean mayHaveBody(boolean isHead) {
        return !isHead && !isWithoutBody(status);
    }

    /** Whether a response with this status has no body, whatever was asked. */
    public static boolean isWithoutBody(int status) {
        return WITHOUT_BODY.contains(status);
    }

    /** Whether there are so many fields that a container may refuse them: half of what they send by default. */
    public boolean hasManyFields() {
        return fields.size() > 4096;
    }

    Answer without(FieldNames names) {
        return names == FieldNames.NONE
                ? this
                : new Answer(
                        status,
                        names.contains("Content-Type") ? null : contentType,
                        fields.without(names),
                        body,
                        hasReplacements);
    }

    Answer withReplacements() {
        return new Answer(status, contentType, fields, body, true);
    }
}
