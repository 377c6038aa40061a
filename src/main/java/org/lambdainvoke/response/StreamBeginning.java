package org.lambdainvoke.response;

import org.lambdainvoke.invoke.Bytes;

/**
 * What is known of a streamed answer when its head is. Immutable.
 *
 * @param head status and fields, without a body
 * @param first what has come of the body so far
 */
public record StreamBeginning(Answer head, Bytes first) {
    /**
     * Whether the answer has a body at all (RFC 9110, sections 9.3.2, 15.3.5, 15.3.6 and 15.4.5).
     *
     * @param isHead whether the request was a HEAD
     */
    public boolean hasBody(boolean isHead) {
        int status = head.status();
        return !isHead && status != 204 && status != 205 && status != 304;
    }
}
