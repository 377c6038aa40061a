package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.lambdainvoke.ResponseFormat;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.payload.Snapshots;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.policy.Place;
import org.lambdainvoke.internal.responder.FunctionResponder;
import org.lambdainvoke.internal.responder.Replies;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Routes;
import org.mockito.Mockito;

public class TurnTest {
    private final AdmissionLimit limit = new AdmissionLimit(1);
    private final Cancellation call = new Cancellation();
    private final AtomicInteger told = new AtomicInteger();
    private final Reply.Whole reply = reply();
    private final Turn turn;

    public TurnTest() throws Exception {
        turn = new Turn(told::incrementAndGet);
        turn.admit(limit.enter(Deadline.after(Duration.ofMinutes(1))), call);
    }

    private static Reply.Whole reply() {
        return new Reply.Whole(new Answer(200, null, HttpFields.NONE, Bytes.EMPTY), null, null);
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
        return new FunctionResponder()
                .respond(Routes.call(Routes.streaming(ResponseFormat.PAYLOAD), invoker, Snapshots.get("")));
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

    @Test
    public void placeIsGivenBackOnce() throws Exception {
        turn.reply(reply);
        turn.leave();
        turn.deliver();
        Place ofAnother = limit.enter(Deadline.after(Duration.ofMinutes(1)));
        turn.deliver();
        turn.end();
        assertThat(limit.taken()).isEqualTo(1);
        ofAnother.close();
        assertThat(limit.taken()).isZero();
    }

    @Test
    public void placeOfAStreamIsTakenUntilItsCallHasEnded() {
        turn.reply(stream());
        turn.leave();
        turn.deliver();
        assertThat(limit.taken()).isEqualTo(1);
        turn.endCall();
        turn.deliver();
        assertThat(limit.taken()).isZero();
    }

    @Test
    public void endCutsAStreamWhoseCallRuns() {
        turn.reply(stream());
        turn.end();
        assertThat(call.isCancelled()).isTrue();
    }

    @Test
    public void endCutsNoStreamWhoseCallHasEnded() {
        turn.reply(stream());
        turn.endCall();
        turn.end();
        assertThat(call.isCancelled()).isFalse();
    }

    private static Reply.Streamed stream() {
        return Replies.streamed(Replies.Pieces.whole());
    }

    /** Lambda goes on with it: the cut call counts until its deadline. */
    @Test
    public void placeOfACallThatWasCutIsNotAsGoodAsFree() throws Exception {
        turn.end();
        limit.enter(Deadline.after(Duration.ofMinutes(1))).abandon();
        assertThatThrownBy(limit::requireRoom).isInstanceOf(InvocationFailure.class);
    }

    @Test
    public void placeOfACallThatHasEndedIsFree() throws Exception {
        turn.reply(reply);
        turn.end();
        limit.enter(Deadline.after(Duration.ofMinutes(1))).abandon();
        limit.requireRoom();
    }

    @Test
    public void containerThatLeavesAfterTheEndFindsNothing() {
        turn.reply(reply);
        turn.end();
        turn.leave();
        assertThat(turn.take()).isNull();
        assertThat(turn.isWaitingForContainer()).isFalse();
    }

    @Test
    public void isOverAfterItsEndOnly() {
        assertThat(turn.isOver()).isFalse();
        turn.reply(reply);
        turn.leave();
        turn.deliver();
        assertThat(turn.isOver()).isFalse();
        turn.end();
        assertThat(turn.isOver()).isTrue();
    }

    @Test
    public void requestThatGotNoPlaceEndsToo() {
        AtomicInteger toldOfRefusal = new AtomicInteger();
        Turn refused = new Turn(toldOfRefusal::incrementAndGet);
        refused.leave();
        refused.reply(reply);
        refused.deliver();
        assertThat(refused.end()).isTrue();
        assertThat(toldOfRefusal).hasValue(1);
    }

    @Test
    public void cutThatFailsKeepsTheEndFromNobody() {
        call.cutBy(() -> {
            throw new IllegalStateException("a defect");
        });
        assertThatThrownBy(turn::end).isInstanceOf(IllegalStateException.class);
        assertThat(told).hasValue(1);
        assertThat(limit.taken()).isZero();
    }

    @Test
    public void nothingWaitsForTheContainerBeforeTheReply() {
        assertThat(turn.isWaitingForContainer()).isFalse();
    }
}
