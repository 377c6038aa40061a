package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.message.BasicHttpEntityEnclosingRequest;
import org.apache.http.util.EntityUtils;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** Which calls share a connection, and what becomes of it. */
public class ConnectionPoolTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final Cancellation cancellation = new Cancellation();
    private ConnectionPool pool;

    @After
    public void close() {
        pool.close();
    }

    private void open(String url, Duration keepalive) {
        ConnectionSettings settings = new ConnectionSettings(
                InvokeClient.POOLED, "eu-west-1", URI.create(url), Proxies.NONE, null, ENOUGH, keepalive);
        pool = new ConnectionPool(Endpoint.of(URI.create(url), null), settings);
    }

    private void open() {
        open(endpoint.script(Fault.good("{}")).url(), Duration.ofSeconds(60));
    }

    private PooledConnection lease() throws IOException, InvocationFailure {
        return pool.lease(Deadline.after(ENOUGH), cancellation);
    }

    private static void call(PooledConnection connection) throws IOException, HttpException {
        BasicHttpEntityEnclosingRequest request =
                new BasicHttpEntityEnclosingRequest("POST", "/", HttpVersion.HTTP_1_1);
        request.addHeader("Content-Length", "2");
        request.setEntity(new PayloadEntity(Bytes.utf8("{}")));
        HttpResponse response = connection.exchange(request, Deadline.after(ENOUGH));
        assertThat(EntityUtils.toString(response.getEntity())).isEqualTo("{}");
        connection.keepBehind(response);
    }

    private void call() throws IOException, HttpException, InvocationFailure {
        try (PooledConnection connection = lease()) {
            call(connection);
        }
    }

    @Test
    public void callsOneAfterAnotherShareAConnection() throws Exception {
        open();
        call();
        call();
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    public void callsAtTheSameTimeHaveOneEach() throws Exception {
        open();
        try (PooledConnection first = lease();
                PooledConnection second = lease()) {
            call(first);
            call(second);
        }
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @Test
    public void countsWhatIsLeasedAndWhatIsIdle() throws Exception {
        open();
        call();
        assertThat(pool.counts()).isEqualTo(new ConnectionCounts(0, 1));
        PooledConnection leased = lease();
        assertThat(pool.counts()).isEqualTo(new ConnectionCounts(1, 0));
        leased.close();
    }

    @Test
    public void connectionOfACallThatDidNotComeToItsEndIsNotUsedAgain() throws Exception {
        open();
        lease().close();
        assertThat(pool.counts()).isEqualTo(new ConnectionCounts(0, 0));
    }

    @Test
    public void connectionIsNotUsedBeyondItsLife() throws Exception {
        open(endpoint.script(Fault.good("{}")).url(), Duration.ZERO);
        call();
        call();
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @Test
    public void failedConnectLeavesNothingBehind() {
        open(FaultEndpoint.closedPortUrl(), Duration.ofSeconds(60));
        assertThatThrownBy(this::lease).isInstanceOf(IOException.class);
        assertThat(pool.counts()).isEqualTo(new ConnectionCounts(0, 0));
    }

    @Test
    public void cancellationCutsTheConnection() throws Exception {
        endpoint.script(Fault.afterRequest().hold());
        open(endpoint.url(), Duration.ofSeconds(60));
        try (PooledConnection connection = lease()) {
            cancellation.cancel();
            assertThatThrownBy(() -> call(connection)).isInstanceOf(IOException.class);
        }
    }

    @Test
    public void nothingIsLeasedAfterTheClose() {
        open();
        pool.close();
        assertThatThrownBy(this::lease).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void closeCutsWhatIsLeased() throws Exception {
        open();
        try (PooledConnection connection = lease()) {
            pool.close();
            assertThatThrownBy(() -> call(connection)).isInstanceOf(IOException.class);
        }
    }
}
