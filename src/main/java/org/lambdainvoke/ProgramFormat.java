package org.lambdainvoke;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.HttpAnswer;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.RequestContent;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.AnswerBuilder;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.BadAnswer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.answer.ProxyAnswer;
import org.lambdainvoke.internal.payload.PayloadEncoder;
import org.lambdainvoke.internal.payload.SnapshotContent;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;

/**
 * A program's format in the two places where the filter has its own, for the filter's own use. Immutable.
 *
 * @param format the program's
 */
record ProgramFormat(Format format) implements PayloadEncoder, AnswerReader {
    private static final Set<FailureReason> REFUSALS =
            Collections.unmodifiableSet(EnumSet.of(FailureReason.BAD_REQUEST, FailureReason.PAYLOAD_TOO_LARGE));

    private static final Set<FailureReason> FAULTS = Collections.unmodifiableSet(EnumSet.of(FailureReason.BAD_ANSWER));

    @Override
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        RequestContent content = SnapshotContent.of(snapshot);
        return by(() -> format.encode(content), REFUSALS);
    }

    @Override
    public Answer answer(InvocationResult result) throws InvocationFailure {
        return checked(by(() -> format.answer(result), FAULTS), result);
    }

    private static Answer checked(HttpAnswer answer, InvocationResult result) throws InvocationFailure {
        if (answer.status() < 200 || answer.status() > 599) {
            throw BadAnswer.member("status", "is not within 200 to 599");
        }
        List<HttpFields.Field> fields = answer.fields().stream()
                .map(field -> new HttpFields.Field(field.name(), field.value()))
                .toList();
        return ProxyAnswer.identified(
                new AnswerBuilder().fields("headers", fields).build(answer.status(), answer.body(), null), result);
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
    public AnswerReader.Beginning begin(InvocationStream stream) {
        throw new IllegalStateException("A program's format knows no streams");
    }
}
