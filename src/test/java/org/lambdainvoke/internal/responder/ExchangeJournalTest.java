package org.lambdainvoke.internal.responder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.observe.InvocationEvent;
import org.lambdainvoke.support.container.IdleGauges;

public class ExchangeJournalTest {
    private final ExchangeJournal journal = Routes.journal(RequestId.of(null));

    private InvocationEvent event() {
        return journal.toEvent(new IdleGauges("greet", "/shop"));
    }

    @Test
    public void timeOfACallThatDidNotEndIsThatOfTheCall() {
        journal.begins();
        InvocationEvent event = event();
        assertThat(event.invoking()).isPositive();
        assertThat(event.writing()).isZero();
    }

    @Test
    public void timeBeforeARefusalIsWaiting() {
        Duration least = Duration.ofNanos(1);
        journal.failed(FailureReason.BAD_REQUEST);
        InvocationEvent event = event();
        assertThat(event.waiting()).isGreaterThanOrEqualTo(least);
        assertThat(event.invoking()).isZero();
        assertThat(event.total()).isEqualTo(event.waiting().plus(event.writing()));
    }

    @Test
    public void failureBehindTheCallTakesNothingFromWriting() {
        journal.begins();
        journal.answered();
        journal.sent(200);
        journal.failed(FailureReason.CLIENT_GONE);
        assertThat(event().writing()).isPositive();
    }

    /** A call that begins when the container has ended the exchange. */
    @Test
    public void noTimeIsNegative() {
        journal.failed(FailureReason.TIMEOUT);
        journal.begins();
        assertThat(event().invoking()).isZero();
        assertThat(event().attempts()).isZero();
    }

    @Test
    public void answerThatNobodySeesHasNoStatus() {
        journal.sent(200);
        journal.failed(FailureReason.NOT_DELIVERED);
        assertThat(event().status()).isZero();
    }

    @Test
    public void endWithoutAnswerAndReasonIsADefect() {
        assertThat(event().outcome()).isEqualTo("defect");
    }

    @Test
    public void statusOfTheFunctionIsNoFailure() {
        journal.sent(500);
        assertThat(event().outcome()).isEqualTo("ok");
    }
}
