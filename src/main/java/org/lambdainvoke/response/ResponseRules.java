package org.lambdainvoke.response;

import org.lambdainvoke.http.FieldNames;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationStream;
import org.lambdainvoke.invoke.InvocationType;

/**
 * How results of one function are answered. Immutable.
 *
 * @param format whether the result is the body, or says itself how it is to be answered
 * @param dialect how it says so; without meaning for {@link ResponseFormat#PAYLOAD}
 * @param excludedFields fields that no client sees
 */
public record ResponseRules(ResponseFormat format, Dialect dialect, FieldNames excludedFields) {
    private static final Answer OF_BYTES = new Answer(200, "application/octet-stream", HttpFields.NONE, Bytes.EMPTY);

    /**
     * The answer for a call that Lambda took and whose function did not fail. Calls that wait for no function have no
     * body, whatever the format: {@code Event} is answered with 202, {@code DryRun} with 204.
     *
     * @throws InvocationFailure with {@code bad_answer} when the result does not fit the format
     */
    public Answer answer(InvocationType type, InvocationResult result) throws InvocationFailure {
        Answer answer = switch (type) {
            case REQUEST_RESPONSE ->
                switch (format) {
                    case PAYLOAD -> PayloadAnswer.of(result);
                    case PROXY -> dialect.answer(result.payload()).with("x-amzn-RequestId", result.requestId());
                };
            case EVENT -> PayloadAnswer.withoutBody(202, result);
            case DRY_RUN -> PayloadAnswer.withoutBody(204, result);
        };
        return answer.without(excludedFields);
    }

    /**
     * Reads {@code stream} until the head of the answer is known. One that says nothing of its own is made of bytes.
     *
     * @throws InvocationFailure what the stream throws, and {@code bad_answer} when the head does not fit the format
     */
    public StreamBeginning begin(InvocationStream stream) throws InvocationFailure {
        InvocationResult known = stream.end();
        if (format == ResponseFormat.PAYLOAD) {
            return new StreamBeginning(PayloadAnswer.of(known).without(excludedFields), Bytes.EMPTY);
        }
        PreludeScanner scanner = new PreludeScanner(stream.isHttpResponse());
        Bytes piece = stream.next();
        while (piece != null && !scanner.add(piece)) {
            piece = stream.next();
        }
        if (stream.end().functionError() != null) {
            return new StreamBeginning(OF_BYTES, Bytes.EMPTY);
        }
        scanner.finish();
        Prelude prelude = scanner.prelude();
        Answer head = prelude == null ? OF_BYTES : PreludeAnswer.of(new Prelude(prelude.json(), Bytes.EMPTY));
        return new StreamBeginning(
                head.with("x-amzn-RequestId", known.requestId()).without(excludedFields),
                prelude == null ? scanner.held() : prelude.body());
    }

    /** The error that the function itself wrote, stack trace and all: only for those who asked for it. */
    public Answer exposing(InvocationResult result, int status) {
        return PayloadAnswer.ofError(status, result).without(excludedFields);
    }
}
