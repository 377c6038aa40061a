package org.lambdainvoke.format;

import java.util.Objects;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationStream;
import org.lambdainvoke.payload.PayloadEncoder;
import org.lambdainvoke.payload.RequestLimits;
import org.lambdainvoke.payload.RequestSnapshot;
import org.lambdainvoke.response.Answer;
import org.lambdainvoke.response.AnswerReader;
import org.lambdainvoke.response.StreamBeginning;

/**
 * A program's format in the two places where the filter has its own, for the filter's own use. Immutable.
 *
 * @param format the program's
 */
public record ProgramFormat(Format format) implements PayloadEncoder, AnswerReader {
    @Override
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        return Objects.requireNonNull(format.encode(snapshot.content()), "Format.encode() has returned null");
    }

    @Override
    public Answer answer(InvocationResult result) throws InvocationFailure {
        return Objects.requireNonNull(format.answer(result), "Format.answer() has returned null")
                .checked(result);
    }

    /** {@inheritDoc} Settings that stream are not accepted with a program's format. */
    @Override
    public StreamBeginning begin(InvocationStream stream) {
        throw new IllegalStateException("A program's format knows no streams");
    }
}
