package org.lambdainvoke.response;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * A function that streams its answer writes status and headers as JSON, eight NUL bytes, then the body; the buffered
 * Invoke returns all of it in one piece ({@code application/vnd.awslambda.http-integration-response}). Immutable.
 *
 * @param json the JSON before the delimiter, or the whole payload
 * @param body what stands behind the delimiter; null when there is none
 */
record StreamingPrelude(Bytes json, @Nullable Bytes body) {
    private static final int DELIMITER_LENGTH = 8;

    /** Divides a payload. No NUL may stand in JSON (RFC 8259, section 7), so that the first one ends it. */
    static StreamingPrelude divide(Bytes payload) throws InvocationFailure {
        int start = 0;
        while (start < payload.size() && payload.at(start) != 0) {
            start++;
        }
        if (start == payload.size()) {
            return new StreamingPrelude(payload, null);
        }
        int end = start + DELIMITER_LENGTH;
        for (int i = start; i < end; i++) {
            if (i >= payload.size() || payload.at(i) != 0) {
                throw BadAnswer.of("the answer holds a NUL that is no delimiter of a streaming prelude");
            }
        }
        return new StreamingPrelude(payload.slice(0, start), payload.slice(end, payload.size()));
    }
}
