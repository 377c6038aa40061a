package org.lambdainvoke.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.responder.Reply;

/** Whoever comes first ends an exchange, and only the first: worker, a time-out, a client that left. */
@RunWith(Parameterized.class)
public class TurnRaceTest {
    private static final int INTERLEAVINGS = 10_000;

    private enum Party {
        WORKER {
            @Override
            boolean ends(Turn turn) {
                turn.reply(reply());
                turn.leave();
                if (turn.take() == null) {
                    return false;
                }
                turn.deliver();
                return turn.end();
            }
        },
        TIME_OUT {
            @Override
            boolean ends(Turn turn) {
                turn.leave();
                turn.replyWithoutCall(reply());
                turn.deliver();
                return turn.end();
            }
        },
        CLIENT {
            @Override
            boolean ends(Turn turn) {
                return turn.end();
            }
        };

        abstract boolean ends(Turn turn);
    }

    @Parameters(name = "{0} before {1}")
    public static List<Object[]> pairs() {
        return List.of(
                new Object[] {Party.WORKER, Party.TIME_OUT},
                new Object[] {Party.TIME_OUT, Party.WORKER},
                new Object[] {Party.WORKER, Party.CLIENT},
                new Object[] {Party.CLIENT, Party.WORKER},
                new Object[] {Party.TIME_OUT, Party.CLIENT},
                new Object[] {Party.CLIENT, Party.TIME_OUT});
    }

    @Parameter
    public Party first;

    @Parameter(1)
    public Party second;

    private static Reply.Whole reply() {
        return new Reply.Whole(new Answer(200, null, HttpFields.NONE, Bytes.EMPTY), null, null);
    }

    /** Both begin at the same moment; every other time the second has a start of a few instructions. */
    @Test
    public void oneOfThemEndsTheExchange() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CyclicBarrier start = new CyclicBarrier(2);
            for (int i = 0; i < INTERLEAVINGS; i++) {
                race(other, start, i % 64);
            }
        } finally {
            other.shutdownNow();
        }
    }

    private void race(ExecutorService other, CyclicBarrier start, int head) throws Exception {
        AdmissionLimit limit = new AdmissionLimit(1);
        AtomicInteger told = new AtomicInteger();
        Turn turn = turn(limit, told);
        Future<Boolean> secondEnds = other.submit(() -> {
            start.await(10, TimeUnit.SECONDS);
            for (int i = 0; i < head; i++) {
                Thread.onSpinWait();
            }
            return second.ends(turn);
        });
        start.await(10, TimeUnit.SECONDS);
        boolean firstEnds = first.ends(turn);
        assertThat(List.of(firstEnds, secondEnds.get(10, TimeUnit.SECONDS))).containsOnlyOnce(true);
        assertThat(told).hasValue(1);
        assertThat(limit.taken()).isZero();
    }

    private static Turn turn(AdmissionLimit limit, AtomicInteger told) throws InvocationFailure {
        Turn turn = new Turn(told::incrementAndGet);
        turn.admit(limit.enter(Deadline.after(Duration.ofMinutes(1))), new Cancellation());
        return turn;
    }
}
