package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.payload.Snapshots;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.responder.FunctionResponder;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Routes;
import org.lambdainvoke.internal.responder.WholeReply;
import org.mockito.Mockito;

public class TurnTest {
    private final AdmissionLimit limit = new AdmissionLimit(1);
    private final Cancellation call = new Cancellation();
    private final AtomicInteger told = new AtomicInteger();
    private final WholeReply reply = reply();
    private final Turn turn;

    public TurnTest() throws Exception {
        turn = new Turn(told::incrementAndGet);
        turn.admit(limit.enter(Deadline.after(Duration.ofMinutes(1))), call);
    }

    private static WholeReply reply() {
        return new WholeReply(new Answer(200, null, HttpFields.NONE, Bytes.EMPTY), null, null);
    }

    @Test
    public void isNobodysUntilTheContainerHasLeft() {
        turn.reply(reply);
        assertThat(turn.take()).isNull();
        assertThat(turn.isWaitingForContainer()).isTrue();
    }

    @Test
    public void isNobodysUntilThereIsAReply() {
        turn.leave();
        assertThat(turn.take()).isNull();
        assertThat(turn.isWaitingForContainer()).isFalse();
    }

    @Test
    public void isTheWritersWhenBothAreThere() {
        turn.reply(reply);
        turn.leave();
        assertThat(turn.take()).isSameAs(reply);
    }

    @Test
    public void firstReplyStands() {
        assertThat(turn.reply(reply)).isTrue();
        assertThat(turn.reply(reply())).isFalse();
        turn.leave();
        assertThat(turn.take()).isSameAs(reply);
    }

    @Test
    public void nothingIsWrittenAfterTheEnd() {
        turn.leave();
        turn.end();
        assertThat(turn.reply(reply)).isFalse();
        assertThat(turn.take()).isNull();
    }

    @Test
    public void placeIsFreeWhenAllIsDelivered() {
        turn.reply(reply);
        turn.leave();
        turn.deliver();
        assertThat(limit.taken()).isZero();
        assertThat(told).hasValue(0);
    }

    @Test
    public void endTellsTheListenersOnce() {
        assertThat(turn.end()).isTrue();
        assertThat(turn.end()).isFalse();
        assertThat(told).hasValue(1);
        assertThat(limit.taken()).isZero();
    }

    /** Whoever gives a reply at the very moment of the end has been told that it will be written. */
    @Test
    public void endClosesAReplyThatNoWriterHasTaken() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        turn.reply(streamed(closed));
        turn.end();
        assertThat(closed).hasValue(1);
    }

    @Test
    public void endLeavesAReplyToTheWriterThatHasTakenIt() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        turn.reply(streamed(closed));
        turn.leave();
        assertThat(turn.take()).isNotNull();
        turn.end();
        assertThat(closed).hasValue(0);
    }

    private static Reply streamed(AtomicInteger closed) throws Exception {
        InvocationStream stream = Mockito.mock(InvocationStream.class);
        Mockito.when(stream.end()).thenReturn(new InvocationResult(Bytes.EMPTY, null, "request-1", null, null));
        Mockito.doAnswer(call -> closed.incrementAndGet()).when(stream).close();
        LambdaInvoker invoker = Mockito.mock(LambdaInvoker.class);
        Mockito.when(invoker.stream(Mockito.any(), Mockito.any())).thenReturn(stream);
        return new FunctionResponder(invoker)
                .respond(Routes.call(Routes.streaming(ResponseFormat.PAYLOAD), Snapshots.get("")));
    }

    @Test
    public void endCutsACallThatRuns() {
        turn.end();
        assertThat(call.isCancelled()).isTrue();
    }

    @Test
    public void endCutsNoCallThatHasEnded() {
        turn.reply(reply);
        turn.end();
        assertThat(call.isCancelled()).isFalse();
    }

    @Test
    public void replyWithoutTheCallLeavesItRunning() {
        turn.replyWithoutCall(reply);
        turn.leave();
        turn.deliver();
        assertThat(limit.taken()).isEqualTo(1);
        turn.end();
        assertThat(limit.taken()).isZero();
        assertThat(call.isCancelled()).isTrue();
    }
}
