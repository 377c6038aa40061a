package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import org.junit.After;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;

/** Which connections are used again, and which are not. */
public class IdleConnectionsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final IdleConnections idle = new IdleConnections();

    @After
    public void close() {
        idle.close();
    }

    private static EndpointConnection connection() throws Exception {
        EndpointConnection connection = new EndpointConnection("of a test");
        connection.bind(new Socket());
        return connection;
    }

    private EndpointConnection keep(Duration life, Duration rest) throws Exception {
        EndpointConnection connection = connection();
        idle.keep(connection, Deadline.after(life), rest.toMillis());
        return connection;
    }

    @Test
    public void lastUsedIsTheFirstToBeUsed() throws Exception {
        EndpointConnection earlier = keep(HOUR, HOUR);
        EndpointConnection later = keep(HOUR, HOUR);
        assertThat(idle.take().connection()).isSameAs(later);
        assertThat(idle.take().connection()).isSameAs(earlier);
        assertThat(idle.take()).isNull();
    }

    @Test
    public void connectionWhoseLifeHasEndedIsOfNoUse() throws Exception {
        keep(Duration.ZERO, HOUR);
        assertThat(idle.take().isUsable()).isFalse();
    }

    @Test
    public void connectionThatWasIdleForTooLongIsOfNoUse() throws Exception {
        keep(HOUR, Duration.ZERO);
        assertThat(idle.take().isUsable()).isFalse();
    }

    @Test
    public void expiredOnesAreClosedAndTheOthersStay() throws Exception {
        EndpointConnection expired = keep(HOUR, Duration.ZERO);
        EndpointConnection fresh = keep(HOUR, HOUR);
        idle.closeExpired();
        assertThat(expired.isOpen()).isFalse();
        assertThat(fresh.isOpen()).isTrue();
        assertThat(idle.size()).isEqualTo(1);
    }

    @Test
    public void nothingIsKeptAfterTheClose() throws Exception {
        idle.close();
        assertThat(keep(HOUR, HOUR).isOpen()).isFalse();
        assertThat(idle.size()).isZero();
    }
}
