package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.http.FieldNames;

/**
 * How results of one function are answered. Immutable.
 *
 * @param reader finds the answer in what the function returned
 * @param excludedFields fields that no client sees
 */
public record ResponseRules(AnswerReader reader, FieldNames excludedFields) {
    /**
     * The answer for a call that Lambda took and whose function did not fail. Calls that wait for no function have no
     * body, whatever the format: {@code Event} is answered with 202, {@code DryRun} with 204.
     *
     * @throws InvocationFailure with {@code bad_answer} when the result does not fit the format
     */
    public Answer answer(InvocationType type, InvocationResult result) throws InvocationFailure {
        Answer answer = switch (type) {
            case REQUEST_RESPONSE -> reader.answer(result);
            case EVENT -> PayloadAnswer.withoutBody(202, result);
            case DRY_RUN -> PayloadAnswer.withoutBody(204, result);
        };
        return answer.without(excludedFields);
    }

    /**
     * Reads {@code stream} until the head of the answer is known.
     *
     * @throws InvocationFailure what the stream throws, and {@code bad_answer} when the head does not fit the format
     */
    public AnswerReader.Beginning begin(InvocationStream stream) throws InvocationFailure {
        AnswerReader.Beginning beginning = reader.begin(stream);
        return new AnswerReader.Beginning(beginning.head().without(excludedFields), beginning.first());
    }

    /** The error that the function itself wrote, stack trace and all: only for those who asked for it. */
    public Answer exposing(InvocationResult result, int status) {
        return PayloadAnswer.ofError(status, result).without(excludedFields);
    }
}
