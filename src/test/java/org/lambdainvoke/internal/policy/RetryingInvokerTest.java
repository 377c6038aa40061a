package org.lambdainvoke.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;

public class RetryingInvokerTest {
    private static final InvocationResult DONE = new InvocationResult(Bytes.EMPTY, null, null, null, null);

    private final Deque<InvocationFailure> failures = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int calls;

    private final LambdaInvoker scripted = new LambdaInvoker() {
        @Override
        public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
            calls++;
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return DONE;
        }

        @Override
        public void close() {}
    };

    private InvocationResult invoke(int retries, Duration timeout) throws InvocationFailure {
        Invocation invocation = new Invocation(
                FunctionReference.parse("f").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(timeout),
                null);
        return new RetryingInvoker(scripted, retries, (time, cancellation) -> pauses.add(time)).invoke(invocation);
    }

    private void fail(FailureReason reason, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(new InvocationFailure(reason, "attempt " + (i + 1)));
        }
    }

    private InvocationFailure failureOf(int retries, Duration timeout) {
        return catchThrowableOfType(InvocationFailure.class, () -> invoke(retries, timeout));
    }

    @Test
    public void onlyWhatCertainlyDidNotRunIsRepeated() {
        for (FailureReason reason : FailureReason.values()) {
            calls = 0;
            failures.clear();
            fail(reason, 3);
            assertThat(failureOf(2, Duration.ofMinutes(1)).reason()).isEqualTo(reason);
            boolean repeated = List.of(FailureReason.THROTTLED, FailureReason.NOT_READY, FailureReason.UNREACHABLE)
                    .contains(reason);
            assertThat(calls).as(reason.code()).isEqualTo(repeated ? 3 : 1);
        }
    }

    @Test
    public void repeatThatSucceedsIsTheResult() throws Exception {
        fail(FailureReason.THROTTLED, 2);
        assertThat(invoke(2, Duration.ofMinutes(1))).isSameAs(DONE);
        assertThat(calls).isEqualTo(3);
    }

    @Test
    public void lastFailureStands() {
        fail(FailureReason.UNREACHABLE, 1);
        failures.add(new InvocationFailure(FailureReason.THROTTLED, "second"));
        assertThat(failureOf(1, Duration.ofMinutes(1)).reason()).isEqualTo(FailureReason.THROTTLED);
    }

    @Test
    public void noRetriesIsOneCall() {
        fail(FailureReason.THROTTLED, 1);
        assertThat(failureOf(0, Duration.ofMinutes(1))).isNotNull();
        assertThat(calls).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    public void pauseIsNotShorterThanLambdaAsks() throws Exception {
        failures.add(new InvocationFailure(FailureReason.THROTTLED, "wait", 7, null, null));
        invoke(1, Duration.ofMinutes(1));
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    public void pausesGrowUpToABound() throws Exception {
        fail(FailureReason.THROTTLED, 10);
        invoke(10, Duration.ofHours(1));
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isLessThanOrEqualTo(Duration.ofMillis(Math.min(5000, 200L << i)));
        }
    }

    @Test
    public void pauseNeverOutlivesTheDeadline() {
        failures.add(new InvocationFailure(FailureReason.THROTTLED, "wait", 2, null, null));
        InvocationFailure failure = failureOf(2, Duration.ofSeconds(1));
        assertThat(failure.reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(calls).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    public void interruptEndsThePauseAndStaysKnown() {
        fail(FailureReason.THROTTLED, 1);
        Thread.currentThread().interrupt();
        InvocationFailure failure = catchThrowableOfType(
                InvocationFailure.class,
                () -> new RetryingInvoker(scripted, 2)
                        .invoke(new Invocation(
                                FunctionReference.parse("f").orElseThrow(),
                                InvocationType.REQUEST_RESPONSE,
                                LogType.NONE,
                                Bytes.utf8("{}"),
                                Deadline.after(Duration.ofMinutes(1)),
                                null)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(FailureReason.THROTTLED);
        assertThat(calls).isEqualTo(1);
    }
}
