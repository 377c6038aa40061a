package org.lambdainvoke.format;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationStream;
import org.lambdainvoke.payload.PayloadEncoder;
import org.lambdainvoke.payload.RequestContent;
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
    private static final Set<FailureReason> REFUSALS =
            Collections.unmodifiableSet(EnumSet.of(FailureReason.BAD_REQUEST, FailureReason.PAYLOAD_TOO_LARGE));

    private static final Set<FailureReason> FAULTS = Collections.unmodifiableSet(EnumSet.of(FailureReason.BAD_ANSWER));

    @Override
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        RequestContent content = snapshot.content();
        return by(() -> format.encode(content), REFUSALS);
    }

    @Override
    public Answer answer(InvocationResult result) throws InvocationFailure {
        return by(() -> format.answer(result), FAULTS).checked(result);
    }

    /** Other languages of the JVM throw checked exceptions that nothing declares. */
    private static <T> T by(Callable<T> format, Set<FailureReason> reasons) throws InvocationFailure {
        try {
            return Objects.requireNonNull(format.call(), "A format has returned null");
        } catch (InvocationFailure failure) {
            if (reasons.contains(failure.reason())) {
                throw failure;
            }
            throw new IllegalStateException("A format has failed with a reason that is not its own", failure);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A format has failed", e);
        }
    }

    /** {@inheritDoc} Settings that stream are not accepted with a program's format. */
    @Override
    public StreamBeginning begin(InvocationStream stream) {
        throw new IllegalStateException("A program's format knows no streams");
    }
}
