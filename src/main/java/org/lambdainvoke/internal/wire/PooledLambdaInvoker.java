package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.aws1.SdkLeftovers;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.credentials.CredentialsSource;

/**
 * Sends calls itself, on pooled connections, with the SDK's credentials and regions. Sends none twice, but for one that
 * Lambda has refused because its credentials had expired.
 */
public final class PooledLambdaInvoker implements LambdaInvoker {
    /** A call with credentials that may turn out to have expired. */
    private interface Attempt<T> {
        T with(Credentials signing) throws InvocationFailure;
    }

    private final CredentialsSource credentials;
    private final RequestSigner signer;
    private final InvokeCalls calls;
    private final ConnectionPool pool;
    private final @Nullable ClassLoader applicationLoader;
    private volatile boolean closed;

    /**
     * Opens no connection yet and asks for no credentials.
     *
     * @param applicationLoader the class loader of the web application; null when there is none
     */
    public static PooledLambdaInvoker connect(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        Endpoint endpoint = Endpoint.of(settings);
        ConnectionPool pool = new ConnectionPool(endpoint, settings);
        try {
            return new PooledLambdaInvoker(
                    settings.region(), endpoint, CredentialsSource.of(settings), pool, applicationLoader);
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    PooledLambdaInvoker(
            String region,
            Endpoint endpoint,
            CredentialsSource credentials,
            ConnectionPool pool,
            @Nullable ClassLoader applicationLoader) {
        this.credentials = credentials;
        this.signer = new RequestSigner(region, "lambda", Clock.systemUTC());
        this.calls = new InvokeCalls(endpoint);
        this.pool = pool;
        this.applicationLoader = applicationLoader;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        return withCredentials(invocation.deadline(), signing -> attempt(invocation, signing));
    }

    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        return withCredentials(invocation.deadline(), signing -> attemptStream(invocation, idleTimeout, signing));
    }

    private <T> T withCredentials(Deadline deadline, Attempt<T> attempt) throws InvocationFailure {
        Credentials current = credentials(deadline);
        try {
            return attempt.with(current);
        } catch (InvocationFailure failure) {
            Credentials renewed = ApiErrors.isExpiry(failure) ? renewed(current, deadline) : null;
            if (renewed == null) {
                throw failure;
            }
            return attempt.with(renewed);
        }
    }

    private Credentials credentials(Deadline deadline) throws InvocationFailure {
        try {
            return credentials.current(deadline);
        } catch (InvocationFailure failure) {
            // Who waits for them when this is closed gets none, which says nothing about them.
            throw closed ? stopping(failure) : failure;
        }
    }

    /** Null when there are none in time: what the endpoint said of those that it refused stands then. */
    private @Nullable Credentials renewed(Credentials refused, Deadline deadline) throws InvocationFailure {
        try {
            return credentials.renewed(refused, deadline);
        } catch (InvocationFailure failure) {
            if (closed) {
                throw stopping(failure);
            }
            return null;
        }
    }

    private static InvocationFailure stopping(Exception cause) {
        return new InvocationFailure(FailureReason.STOPPING, "the client was closed", cause);
    }

    private InvocationResult attempt(Invocation invocation, Credentials signing) throws InvocationFailure {
        try (PooledConnection connection = lease(invocation)) {
            HttpResponse response = exchange(connection, request(invocation, false, signing), invocation);
            Bytes payload = AnswerBody.ofResult(response);
            connection.keepBehind(response);
            return AnswerFields.result(response, payload);
        } catch (IOException | HttpException | RuntimeException e) {
            throw afterSending(e, invocation, invocation.deadline());
        }
    }

    private InvocationStream attemptStream(Invocation invocation, Duration idleTimeout, Credentials signing)
            throws InvocationFailure {
        PooledConnection connection = lease(invocation);
        try {
            HttpResponse response = exchange(connection, request(invocation, true, signing), invocation);
            return new PooledInvocationStream(
                    connection,
                    response,
                    invocation.deadline(),
                    idleTimeout,
                    (cause, deadline) -> afterSending(cause, invocation, deadline));
        } catch (IOException | HttpException | RuntimeException e) {
            connection.close();
            throw afterSending(e, invocation, invocation.deadline());
        } catch (InvocationFailure | Error e) {
            connection.close();
            throw e;
        }
    }

    /** Signed when there is a connection, as a connect may take longer than a signature is good for. Sends nothing. */
    private HttpEntityEnclosingRequest request(Invocation invocation, boolean isStreaming, Credentials signing)
            throws InvocationFailure {
        try {
            return calls.of(invocation, isStreaming).request(invocation, signing, signer);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failure(FailureReason.REJECTED, "the call can't be signed: " + e, e, invocation);
        }
    }

    /** Sends the call; errors of the API are failures, and so is what no function has answered. */
    private HttpResponse exchange(
            PooledConnection connection, HttpEntityEnclosingRequest request, Invocation invocation)
            throws IOException, HttpException, InvocationFailure {
        HttpResponse response;
        try {
            response = connection.exchange(request, invocation.deadline());
        } catch (SSLHandshakeException e) {
            // With TLS 1.3 a peer refuses a client's certificate when the client takes the handshake for finished. It
            // takes no request before.
            throw failure(FailureReason.UNREACHABLE, e.toString(), e, invocation);
        }
        int status = response.getStatusLine().getStatusCode();
        if (status >= HttpStatus.SC_MULTIPLE_CHOICES) {
            Bytes error = AnswerBody.ofError(response);
            connection.keepBehind(response);
            throw ApiErrors.failure(ApiErrorReader.read(response, error));
        }
        InvocationFailure fault = AnswerRules.statusFault(status, invocation.type());
        if (fault != null) {
            throw fault;
        }
        return response;
    }

    /** A connection on which nothing was sent: whatever fails here, no function has run. */
    private PooledConnection lease(Invocation invocation) throws InvocationFailure {
        if (invocation.cancellation().isCancelled()) {
            throw cut(null);
        }
        if (invocation.deadline().remainingMillis() == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed before the call");
        }
        try {
            return pool.lease(invocation.deadline(), invocation.cancellation());
        } catch (IOException | RuntimeException e) {
            throw failure(
                    isReset(e) ? FailureReason.CONNECTION_LOST : FailureReason.UNREACHABLE,
                    e.toString(),
                    e,
                    invocation);
        }
    }

    /**
     * A peer that resets what it has accepted: whether that is noticed before or after the request is sent is chance.
     */
    private static boolean isReset(Exception failure) {
        return failure instanceof SocketException
                && String.valueOf(failure.getMessage()).startsWith("Connection reset");
    }

    private InvocationFailure afterSending(Exception cause, Invocation invocation, Deadline deadline) {
        if (cause instanceof MessageConstraintException) {
            return failure(
                    FailureReason.BAD_ANSWER,
                    "the head of the answer is larger than any of Lambda",
                    cause,
                    invocation,
                    deadline);
        }
        return failure(FailureReason.CONNECTION_LOST, cause.toString(), cause, invocation, deadline);
    }

    private InvocationFailure failure(FailureReason otherwise, String detail, Exception cause, Invocation invocation) {
        return failure(otherwise, detail, cause, invocation, invocation.deadline());
    }

    /**
     * What broke says little about why: the connection is cut by a cancellation, at the deadline, and when this is
     * closed.
     */
    private InvocationFailure failure(
            FailureReason otherwise, String detail, Exception cause, Invocation invocation, Deadline deadline) {
        if (closed) {
            return stopping(cause);
        }
        if (invocation.cancellation().isCancelled()) {
            return cut(cause);
        }
        return deadline.remainingMillis() == 0
                ? new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", cause)
                : new InvocationFailure(otherwise, detail, cause);
    }

    private static InvocationFailure cut(@Nullable Exception cause) {
        String detail = "the call was cut, as nobody waits for it";
        return cause == null
                ? new InvocationFailure(FailureReason.CLIENT_GONE, detail)
                : new InvocationFailure(FailureReason.CLIENT_GONE, detail, cause);
    }

    @Override
    public ConnectionCounts connections() {
        return pool.counts();
    }

    @Override
    public void close() {
        closed = true;
        credentials.close();
        pool.close();
        SdkLeftovers.remove(applicationLoader);
    }
}
