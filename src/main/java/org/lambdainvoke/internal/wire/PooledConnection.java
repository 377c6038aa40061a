package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.time.Duration;
import org.apache.http.ConnectionReuseStrategy;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.impl.client.DefaultConnectionKeepAliveStrategy;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;
import org.lambdainvoke.call.Deadline;

/** An open connection for one call. Whatever happens to the call, it is not sent twice. Not thread-safe. */
final class PooledConnection implements AutoCloseable {
    private static final ConnectionReuseStrategy REUSE = DefaultConnectionReuseStrategy.INSTANCE;
    private static final ConnectionKeepAliveStrategy KEEP_ALIVE = DefaultConnectionKeepAliveStrategy.INSTANCE;
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final HttpContext NOTHING_ELSE = new BasicHttpContext();

    private final ConnectionPool pool;
    private final EndpointConnection connection;
    private final Deadline expiry;
    private final Watchdog.Watched call;
    private boolean isReusable;
    private long endpointKeepsMillis;

    PooledConnection(ConnectionPool pool, EndpointConnection connection, Deadline expiry, Watchdog.Watched call) {
        this.pool = pool;
        this.connection = connection;
        this.expiry = expiry;
        this.call = call;
    }

    /**
     * Sends the request and waits for the head of its answer. The body is to be read from there.
     *
     * @param deadline the one that the connection was leased with
     */
    HttpResponse exchange(HttpEntityEnclosingRequest request, Deadline deadline) throws IOException, HttpException {
        connection.setSocketTimeout(Math.max(1, deadline.remainingMillis()));
        connection.sendRequestHeader(request);
        connection.sendRequestEntity(request);
        connection.flush();
        HttpResponse response;
        do {
            response = connection.receiveResponseHeader();
        } while (response.getStatusLine().getStatusCode() < HttpStatus.SC_OK);
        int status = response.getStatusLine().getStatusCode();
        if (status != HttpStatus.SC_NO_CONTENT && status != HttpStatus.SC_NOT_MODIFIED) {
            connection.receiveResponseEntity(response);
        }
        return response;
    }

    /** Moves the moment at which the call is cut off. */
    void waitUntil(Deadline deadline) {
        call.extend(deadline);
        connection.setSocketTimeout(Math.max(1, deadline.remainingMillis()));
    }

    /** Nothing is waited for but the caller, who has a time of its own for what it does with what has come. */
    void waitForCaller() {
        call.extend(Deadline.after(A_YEAR));
    }

    /** The answer was read to its end: the next call may use the connection, as far as both sides wish. */
    void keepBehind(HttpResponse response) {
        isReusable = REUSE.keepAlive(response, NOTHING_ELSE) && !EndpointConnection.hasUnaskedInput(connection);
        endpointKeepsMillis = KEEP_ALIVE.getKeepAliveDuration(response, NOTHING_ELSE);
    }

    /** Gives the connection back, or closes it when the call has not come to its end. */
    @Override
    public void close() {
        try {
            if (!isReusable) {
                connection.shutdown();
            }
        } catch (IOException e) {
            // Closed all the same.
        } finally {
            pool.giveBack(connection, expiry, call, endpointKeepsMillis);
        }
    }
}
