package org.lambdainvoke.internal.shadow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.HttpAnswer;

/**
 * What is known of an answer of either side. Immutable.
 *
 * @param status the HTTP status
 * @param fields the header fields in their order; null when only the status is known
 * @param body the body as it was sent, with its content coding; null when there is none or it is not to be compared
 */
public record ShadowAnswer(
        int status,
        @Nullable List<HttpAnswer.Field> fields,
        @Nullable Bytes body) {
    /** A copy of the fields is kept. */
    public ShadowAnswer {
        fields = fields == null ? null : List.copyOf(fields);
    }

    /**
     * An answer that the container renders after the filter: what it will look like is not known here.
     *
     * @param status the HTTP status
     * @return an answer of which nothing else is compared
     */
    public static ShadowAnswer statusOnly(int status) {
        return new ShadowAnswer(status, null, null);
    }

    /**
     * An answer without a body: to HEAD, or with the status 204 or 304.
     *
     * @param status the HTTP status
     * @param fields the header fields in their order
     * @return an answer whose body is not compared
     */
    public static ShadowAnswer withoutBody(int status, List<HttpAnswer.Field> fields) {
        return new ShadowAnswer(status, fields, null);
    }

    /**
     * An answer of which all is known.
     *
     * @param status the HTTP status
     * @param fields the header fields in their order
     * @param body the body as it was sent, possibly empty
     * @return the answer
     */
    public static ShadowAnswer of(int status, List<HttpAnswer.Field> fields, Bytes body) {
        return new ShadowAnswer(status, fields, body);
    }
}
