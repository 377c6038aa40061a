package org.lambdainvoke.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

public class BorrowedInvokerTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** Calls until it is cut. */
    private final BorrowedInvoker borrowed = new BorrowedInvoker(new LambdaInvoker() {
        @Override
        public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
            calls.incrementAndGet();
            invocation.cancellation().cutBy(cut::countDown);
            begun.countDown();
            try {
                assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new InvocationFailure(FailureReason.CONNECTION_LOST, "cut");
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    });

    private InvocationFailure failure() {
        Invocation invocation = new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.NONE,
                Bytes.utf8("{}"),
                Deadline.after(Duration.ofSeconds(30)),
                null);
        return catchThrowableOfType(InvocationFailure.class, () -> borrowed.invoke(invocation));
    }

    @Test
    public void closeCutsTheCallsThatRun() throws Exception {
        CompletableFuture<InvocationFailure> failure = CompletableFuture.supplyAsync(this::failure);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        borrowed.close();
        assertThat(failure.get(30, TimeUnit.SECONDS).reason()).isEqualTo(FailureReason.STOPPING);
    }

    @Test
    public void nothingIsCalledAfterClose() {
        borrowed.close();
        assertThat(failure().reason()).isEqualTo(FailureReason.STOPPING);
        assertThat(calls).hasValue(0);
    }

    @Test
    public void closeLeavesTheOwnersClientOpen() {
        borrowed.close();
        assertThat(closed).hasValue(0);
    }

    @Test
    public void failureBeforeCloseIsTheClients() {
        cut.countDown();
        assertThat(failure().reason()).isEqualTo(FailureReason.CONNECTION_LOST);
    }
}
