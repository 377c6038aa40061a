package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;

/** The function's bytes as they are; of AWS's own fields only the request id and the executed version. */
public final class PayloadAnswer implements AnswerReader {
    /** The only one that is needed. */
    public static final PayloadAnswer READER = new PayloadAnswer();

    private PayloadAnswer() {}

    @Override
    public Answer answer(InvocationResult result) {
        return of(result);
    }

    @Override
    public AnswerReader.Beginning begin(InvocationStream stream) {
        return new AnswerReader.Beginning(of(stream.end()), Bytes.EMPTY);
    }

    private static Answer of(InvocationResult result) {
        return new Answer(200, "application/json", fields(result), result.payload());
    }

    /** The function's own error. */
    static Answer ofError(int status, InvocationResult result) {
        return new Answer(
                status, "application/json", fields(result).with("Cache-Control", "no-store"), result.payload());
    }

    static Answer withoutBody(int status, InvocationResult result) {
        return new Answer(status, null, fields(result), Bytes.EMPTY);
    }

    private static HttpFields fields(InvocationResult result) {
        return HttpFields.NONE
                .with("x-amzn-RequestId", result.requestId())
                .with("X-Amz-Executed-Version", result.executedVersion());
    }
}
