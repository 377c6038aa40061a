package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.responder.WholeReply;

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
        assertThat(turn.reply()).isNull();
        assertThat(turn.isWaitingForContainer()).isTrue();
    }

    @Test
    public void isNobodysUntilThereIsAReply() {
        turn.leave();
        assertThat(turn.reply()).isNull();
        assertThat(turn.isWaitingForContainer()).isFalse();
    }

    @Test
    public void isTheWritersWhenBothAreThere() {
        turn.reply(reply);
        turn.leave();
        assertThat(turn.reply()).isSameAs(reply);
    }

    @Test
    public void firstReplyStands() {
        assertThat(turn.reply(reply)).isTrue();
        assertThat(turn.reply(reply())).isFalse();
        turn.leave();
        assertThat(turn.reply()).isSameAs(reply);
    }

    @Test
    public void nothingIsWrittenAfterTheEnd() {
        turn.leave();
        turn.end();
        assertThat(turn.reply(reply)).isFalse();
        assertThat(turn.reply()).isNull();
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
