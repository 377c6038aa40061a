package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;

/** Reads the answer out of what a function returned. Implementations are immutable. */
public interface AnswerReader {
    /**
     * The answer for a function that did not fail.
     *
     * @throws InvocationFailure with {@code bad_answer} when the result does not fit the format
     */
    Answer answer(InvocationResult result) throws InvocationFailure;

    /**
     * Reads {@code stream} until the head of the answer is known.
     *
     * @throws InvocationFailure what the stream throws, and {@code bad_answer} when the head does not fit the format
     */
    Beginning begin(InvocationStream stream) throws InvocationFailure;

    /**
     * What is known of a streamed answer when its head is. Immutable.
     *
     * @param head status and fields, without a body
     * @param first what has come of the body so far
     */
    record Beginning(Answer head, Bytes first) {}
}
