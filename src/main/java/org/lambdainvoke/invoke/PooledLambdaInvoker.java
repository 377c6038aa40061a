package org.lambdainvoke.invoke;

import java.io.IOException;
import java.time.Clock;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls itself, on pooled connections, with the SDK's credentials and regions. Sends none twice, but for one that
 * Lambda has refused because its credentials had expired.
 */
final class PooledLambdaInvoker implements LambdaInvoker {
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
    static PooledLambdaInvoker connect(ConnectionSettings settings, @Nullable ClassLoader applicationLoader) {
        Endpoint endpoint = Endpoint.of(settings);
        return new PooledLambdaInvoker(
                settings.region(),
                endpoint,
                new CredentialsSource(settings.credentials()),
                new ConnectionPool(endpoint, settings.connectTimeout(), settings.keepalive()),
                applicationLoader);
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
        Credentials current = credentials.current();
        try {
            return attempt(invocation, current);
        } catch (InvocationFailure failure) {
            Credentials renewed = ApiErrors.isExpiry(failure) ? credentials.renewed(current) : null;
            if (renewed == null) {
                throw failure;
            }
            return attempt(invocation, renewed);
        }
    }

    private InvocationResult attempt(Invocation invocation, Credentials signing) throws InvocationFailure {
        Deadline deadline = invocation.deadline();
        if (deadline.remainingMillis() == 0) {
            throw new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed before the call");
        }
        try (PooledConnection connection = lease(deadline)) {
            HttpResponse response = connection.exchange(
                    calls.of(invocation).request(invocation.payload(), signing, signer),
                    Math.max(1, deadline.remainingMillis()));
            if (response.getStatusLine().getStatusCode() >= HttpStatus.SC_MULTIPLE_CHOICES) {
                Bytes error = AnswerBody.ofError(response);
                connection.keepBehind(response);
                throw ApiErrors.failure(ApiErrorReader.read(response, error));
            }
            Bytes payload = AnswerBody.ofResult(response);
            connection.keepBehind(response);
            return result(response, payload);
        } catch (IOException | HttpException | RuntimeException e) {
            throw failure(FailureReason.CONNECTION_LOST, e, deadline);
        }
    }

    private PooledConnection lease(Deadline deadline) throws InvocationFailure {
        try {
            return pool.lease(deadline);
        } catch (IOException | RuntimeException e) {
            throw failure(FailureReason.UNREACHABLE, e, deadline);
        }
    }

    /** What broke says little about why: the connection is cut at the deadline, and when this is closed. */
    private InvocationFailure failure(FailureReason otherwise, Exception cause, Deadline deadline) {
        if (closed) {
            return new InvocationFailure(FailureReason.STOPPING, "the client was closed", cause);
        }
        return deadline.remainingMillis() == 0
                ? new InvocationFailure(FailureReason.TIMEOUT, "the deadline passed", cause)
                : new InvocationFailure(otherwise, cause.toString(), cause);
    }

    private static InvocationResult result(HttpResponse response, Bytes payload) {
        return new InvocationResult(
                payload,
                field(response, "X-Amz-Function-Error"),
                field(response, "x-amzn-RequestId"),
                field(response, "X-Amz-Executed-Version"),
                LogTail.decode(field(response, "X-Amz-Log-Result")));
    }

    private static @Nullable String field(HttpResponse response, String name) {
        Header field = response.getFirstHeader(name);
        return field == null ? null : field.getValue();
    }

    @Override
    public void close() {
        closed = true;
        pool.close();
        SdkLeftovers.remove(applicationLoader);
    }
}
