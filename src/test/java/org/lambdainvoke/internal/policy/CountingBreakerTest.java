package org.lambdainvoke.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.support.client.Await;

public class CountingBreakerTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private Breaker breaker = new CountingBreaker(new BreakerRules(50, 20, Duration.ofHours(1)));

    private void end(int times, FailureReason reason) throws InvocationFailure {
        for (int i = 0; i < times; i++) {
            breaker.acquire().end(reason);
        }
    }

    /** A breaker that has opened, and lets the next request through. */
    private void openForAMoment() throws Exception {
        breaker = new CountingBreaker(new BreakerRules(50, 1, MOMENT));
        end(1, FailureReason.UNREACHABLE);
    }

    private Breaker.Permission probe() throws Exception {
        Breaker.Permission[] probe = new Breaker.Permission[1];
        Await.until(() -> {
            try {
                probe[0] = breaker.acquire();
                return true;
            } catch (InvocationFailure e) {
                return false;
            }
        });
        return probe[0];
    }

    private void requireOpen() {
        assertThat(assertThrows(InvocationFailure.class, breaker::acquire).reason())
                .isEqualTo(FailureReason.CIRCUIT_OPEN);
    }

    @Test
    public void opensAtItsRate() throws Exception {
        end(10, null);
        end(9, FailureReason.THROTTLED);
        assertThat(breaker.state()).isEqualTo("closed");
        end(1, FailureReason.THROTTLED);
        assertThat(breaker.state()).isEqualTo("open");
        requireOpen();
    }

    @Test
    public void fewRequestsSayNothing() throws Exception {
        end(19, FailureReason.UNREACHABLE);
        assertThat(breaker.state()).isEqualTo("closed");
    }

    @Test
    public void everyFailureOfTheFunctionCounts() throws Exception {
        for (FailureReason reason : List.of(
                FailureReason.THROTTLED,
                FailureReason.NOT_READY,
                FailureReason.UNREACHABLE,
                FailureReason.CONNECTION_LOST,
                FailureReason.LAMBDA_ERROR,
                FailureReason.TIMEOUT,
                FailureReason.FUNCTION_TIMEOUT,
                FailureReason.REJECTED)) {
            breaker = new CountingBreaker(new BreakerRules(50, 1, Duration.ofHours(1)));
            end(1, reason);
            assertThat(breaker.state()).as(reason.code()).isEqualTo("open");
        }
    }

    @Test
    public void whatClientsProvokeNeverOpensIt() throws Exception {
        end(200, FailureReason.FUNCTION_ERROR);
        end(200, FailureReason.BAD_ANSWER);
        assertThat(breaker.state()).isEqualTo("closed");
    }

    @Test
    public void whatSaysNothingOfTheFunctionDoesNotCount() throws Exception {
        end(200, FailureReason.BAD_REQUEST);
        end(200, FailureReason.OVERLOADED);
        end(200, FailureReason.CLIENT_GONE);
        end(10, null);
        end(10, FailureReason.THROTTLED);
        assertThat(breaker.state()).isEqualTo("open");
    }

    @Test
    public void oneRequestAtATimeFindsOutWhetherItIsWell() throws Exception {
        openForAMoment();
        Breaker.Permission probe = probe();
        assertThat(breaker.state()).isEqualTo("half_open");
        requireOpen();
        probe.end(null);
        assertThat(breaker.state()).isEqualTo("closed");
    }

    @Test
    public void requestThatFailsOpensItAgain() throws Exception {
        openForAMoment();
        probe().end(FailureReason.UNREACHABLE);
        assertThat(breaker.state()).isEqualTo("open");
    }

    @Test
    public void requestThatSaysNothingLetsTheNextOneTry() throws Exception {
        for (FailureReason reason :
                List.of(FailureReason.BAD_REQUEST, FailureReason.OVERLOADED, FailureReason.CLIENT_GONE)) {
            openForAMoment();
            probe().end(reason);
            assertThat(breaker.state()).isEqualTo("half_open");
            breaker.acquire().end(null);
            assertThat(breaker.state()).isEqualTo("closed");
        }
    }

    @Test
    public void requestThatBeganBeforeItOpenedDecidesNothing() throws Exception {
        breaker = new CountingBreaker(new BreakerRules(50, 1, MOMENT));
        Breaker.Permission late = breaker.acquire();
        end(1, FailureReason.UNREACHABLE);
        Breaker.Permission probe = probe();
        late.end(null);
        assertThat(breaker.state()).isEqualTo("half_open");
        late = probe;
        late.end(FailureReason.CLIENT_GONE);
        breaker.acquire().end(null);
        assertThat(breaker.state()).isEqualTo("closed");
    }

    @Test
    public void lookAtTheDoorTakesNothing() throws Exception {
        openForAMoment();
        probe().end(FailureReason.CLIENT_GONE);
        breaker.requireClosed();
        breaker.requireClosed();
        breaker.acquire().end(null);
        assertThat(breaker.state()).isEqualTo("closed");
    }

    @Test
    public void requestEndsOnce() throws Exception {
        openForAMoment();
        Breaker.Permission probe = probe();
        probe.end(FailureReason.CLIENT_GONE);
        Breaker.Permission next = breaker.acquire();
        probe.end(FailureReason.CLIENT_GONE);
        requireOpen();
        next.end(null);
    }
}
