package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.ConnectionCounts;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.credentials.CredentialsSource;

/**
 * Sends calls itself, on pooled connections. Sends none twice, but for one that Lambda has refused because its
 * credentials had expired.
 */
public final class PooledLambdaInvoker implements LambdaInvoker {
    /** A call with credentials that may turn out to have expired. */
    private interface Attempt<T> {
        T with(AwsCredentials signing) throws InvocationFailure;
    }

    private final CredentialsSource credentials;
    private final RequestSigner signer;
    private final InvokeCalls calls;
    private final ConnectionPool pool;
    private final Runnable ending;
    private final CallFailures failures = new CallFailures();

    /**
     * Opens no connection yet and asks for no credentials.
     *
     * @param credentials closed with this client
     * @param ending what is to be done when all is closed
     * @throws IllegalStateException when the trust store can't be read
     */
    public static PooledLambdaInvoker connect(
            ConnectionSettings settings, CredentialsSource credentials, Runnable ending) {
        Endpoint to = Endpoint.of(
                settings.endpoint(), settings.proxies().of(settings.endpoint().getHost()));
        return new PooledLambdaInvoker(settings.region(), to, credentials, new ConnectionPool(to, settings), ending);
    }

    PooledLambdaInvoker(
            String region, Endpoint endpoint, CredentialsSource credentials, ConnectionPool pool, Runnable ending) {
        this.credentials = credentials;
        this.signer = new RequestSigner(region, "lambda");
        this.calls = new InvokeCalls(endpoint);
        this.pool = pool;
        this.ending = ending;
    }

    @Override
    public InvocationResult invoke(Invocation invocation) throws InvocationFailure {
        return withCredentials(invocation.deadline(), signing -> attempt(invocation, signing));
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        return withCredentials(invocation.deadline(), signing -> attemptStream(invocation, idleTimeout, signing));
    }

    private <T> T withCredentials(Deadline deadline, Attempt<T> attempt) throws InvocationFailure {
        AwsCredentials current = credentials(deadline);
        try {
            return attempt.with(current);
        } catch (InvocationFailure failure) {
            AwsCredentials renewed = ApiErrors.isExpiry(failure) ? renewed(current, deadline) : null;
            if (renewed == null) {
                throw failure;
            }
            return attempt.with(renewed);
        }
    }

    private AwsCredentials credentials(Deadline deadline) throws InvocationFailure {
        try {
            return credentials.current(deadline);
        } catch (InvocationFailure failure) {
            // Who waits for them when this is closed gets none, which says nothing about them.
            throw failures.isClosed() ? CallFailures.stopping(failure) : failure;
        }
    }

    /** Null when there are none in time: what the endpoint said of those that it refused stands then. */
    private @Nullable AwsCredentials renewed(AwsCredentials refused, Deadline deadline) throws InvocationFailure {
        try {
            return credentials.renewed(refused, deadline);
        } catch (InvocationFailure failure) {
            if (failures.isClosed()) {
                throw CallFailures.stopping(failure);
            }
            return null;
        }
    }

    private InvocationResult attempt(Invocation invocation, AwsCredentials signing) throws InvocationFailure {
        try (PooledConnection connection = lease(invocation)) {
            HttpResponse response = exchange(connection, request(invocation, false, signing), invocation);
            Bytes payload = AnswerBody.ofResult(response);
            connection.keepBehind(response);
            return AnswerFields.result(response, payload);
        } catch (IOException | HttpException | RuntimeException e) {
            throw failures.afterSending(e, invocation, invocation.deadline());
        }
    }

    private InvocationStream attemptStream(Invocation invocation, Duration idleTimeout, AwsCredentials signing)
            throws InvocationFailure {
        PooledConnection connection = lease(invocation);
        try {
            HttpResponse response = exchange(connection, request(invocation, true, signing), invocation);
            return new PooledInvocationStream(
                    connection,
                    response,
                    invocation.deadline(),
                    idleTimeout,
                    (cause, deadline) -> failures.afterSending(cause, invocation, deadline));
        } catch (IOException | HttpException | RuntimeException e) {
            connection.close();
            throw failures.afterSending(e, invocation, invocation.deadline());
        } catch (InvocationFailure | Error e) {
            connection.close();
            throw e;
        }
    }

    /** Signed when there is a connection, as a connect may take longer than a signature is good for. Sends nothing. */
    private HttpEntityEnclosingRequest request(Invocation invocation, boolean isStreaming, AwsCredentials signing)
            throws InvocationFailure {
        try {
            return calls.of(invocation, isStreaming).request(invocation, signing, signer);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failures.unsigned(e, invocation);
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
            throw failures.unreachable(e, invocation);
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
            throw CallFailures.cut(null);
        }
        if (invocation.deadline().remainingMillis() == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed before the call");
        }
        try {
            return pool.lease(invocation.deadline(), invocation.cancellation());
        } catch (IOException | RuntimeException e) {
            throw failures.beforeSending(e, invocation);
        }
    }

    @Override
    public ConnectionCounts connections() {
        return pool.counts();
    }

    @Override
    public void close() {
        failures.close();
        credentials.close();
        pool.close();
        ending.run();
    }
}
