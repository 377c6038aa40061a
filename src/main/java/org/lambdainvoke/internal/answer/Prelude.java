package org.lambdainvoke.internal.answer;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * What a function that streams its answer writes first: status and fields as JSON, then eight NUL bytes. The buffered
 * Invoke returns all of it in one piece ({@code application/vnd.awslambda.http-integration-response}). Immutable.
 *
 * @param json the object before the delimiter, with the white space around it
 * @param body what has come after the delimiter
 */
record Prelude(Bytes json, Bytes body) {
    /**
     * The prelude of a whole answer; null when it has none.
     *
     * @throws InvocationFailure {@code bad_answer} when it is broken
     */
    static @Nullable Prelude of(Bytes payload) throws InvocationFailure {
        PreludeScanner scanner = new PreludeScanner(false);
        scanner.add(payload);
        scanner.finish();
        return scanner.prelude();
    }
}
