package org.lambdainvoke.response;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;

/**
 * An HTTP answer, ready to be committed. Immutable.
 *
 * @param status 200 to 599
 * @param contentType null when there is no body
 * @param fields all other fields; never the body's length, which the committer sets
 * @param body the body, possibly empty
 */
public record Answer(int status, @Nullable String contentType, HttpFields fields, Bytes body) {

    /** The same answer with one more field. */
    public Answer with(String name, String value) {
        return new Answer(status, contentType, fields.with(name, value), body);
    }
}
