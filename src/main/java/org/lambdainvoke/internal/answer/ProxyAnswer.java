package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.internal.answer.PreludeScanner.Prelude;

/** The answer that the function writes to a front door. A stream that says nothing of its own is made of bytes. */
public record ProxyAnswer(Dialect dialect) implements AnswerReader {
    private static final Answer OF_BYTES = new Answer(200, "application/octet-stream", HttpFields.NONE, Bytes.EMPTY);

    @Override
    public Answer answer(InvocationResult result) throws InvocationFailure {
        return identified(dialect.answer(result.payload()), result);
    }

    @Override
    public AnswerReader.Beginning begin(InvocationStream stream) throws InvocationFailure {
        InvocationResult known = stream.end();
        PreludeScanner scanner = new PreludeScanner(stream.isHttpResponse());
        Bytes piece = stream.next();
        while (piece != null && !scanner.add(piece)) {
            piece = stream.next();
        }
        if (stream.end().functionError() != null) {
            return new AnswerReader.Beginning(OF_BYTES, Bytes.EMPTY);
        }
        scanner.finish();
        Prelude prelude = scanner.prelude();
        return prelude == null
                ? new AnswerReader.Beginning(identified(OF_BYTES, known), scanner.held())
                : new AnswerReader.Beginning(
                        identified(PreludeAnswer.of(new Prelude(prelude.json(), Bytes.EMPTY)), known), prelude.body());
    }

    /** The answer with the id of the call that it is of. */
    public static Answer identified(Answer answer, InvocationResult result) {
        return answer.with("x-amzn-RequestId", result.requestId());
    }
}
