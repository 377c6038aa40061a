package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.LambdaInvoker;

/** What an endpoint may answer, or fail to, and the reason that it becomes; always after exactly one request. */
public class InvokerContractTest extends OnEveryClient {
    private HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status;
    private volatile String errorType;
    private volatile String retryAfter;
    private volatile String location;
    private volatile String body = "{\"message\":\"said by Lambda\"}";

    @Before
    public void startEndpoint() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            if (errorType != null) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
            }
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            Bytes answer = Bytes.utf8(body);
            exchange.sendResponseHeaders(status, answer.size());
            answer.writeTo(exchange.getResponseBody());
            exchange.close();
        });
        server.start();
    }

    @After
    public void stopEndpoint() {
        server.stop(0);
    }

    private InvocationFailure call(String url, Duration connectTimeout, Duration timeout) {
        return failure(connect(url, connectTimeout, Duration.ofSeconds(60)), timeout);
    }

    private InvocationFailure call(String url) {
        return call(url, Duration.ofSeconds(5), ENOUGH);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private InvocationFailure answered(int answerStatus, String type) {
        status = answerStatus;
        errorType = type;
        requests.set(0);
        InvocationFailure failure = call(url());
        assertThat(failure).as(type).isNotNull();
        assertThat(requests).as(type).hasValue(1);
        return failure;
    }

    private FailureReason reason(int answerStatus, String type) {
        return answered(answerStatus, type).reason();
    }

    @Test
    public void throttling() {
        assertThat(reason(429, "TooManyRequestsException")).isEqualTo(FailureReason.THROTTLED);
        assertThat(reason(429, null)).isEqualTo(FailureReason.THROTTLED);
        assertThat(reason(502, "EC2ThrottledException")).isEqualTo(FailureReason.THROTTLED);
        assertThat(reason(400, "ThrottlingException")).isEqualTo(FailureReason.THROTTLED);
    }

    @Test
    public void retryAfterIsLambdas() {
        retryAfter = "7";
        assertThat(answered(429, "TooManyRequestsException").retryAfterSeconds())
                .isEqualTo(7);
    }

    @Test
    public void retryAfterThatIsNoNumberIsOneSecond() {
        retryAfter = "Wed, 21 Oct 2026 07:28:00 GMT";
        assertThat(answered(429, "TooManyRequestsException").retryAfterSeconds())
                .isEqualTo(1);
    }

    @Test
    public void notReady() {
        assertThat(reason(502, "ENINotReadyException")).isEqualTo(FailureReason.NOT_READY);
        assertThat(reason(502, "ResourceNotReadyException")).isEqualTo(FailureReason.NOT_READY);
        assertThat(reason(409, "SnapStartNotReadyException")).isEqualTo(FailureReason.NOT_READY);
        assertThat(reason(409, "ResourceConflictException")).isEqualTo(FailureReason.NOT_READY);
        assertThat(reason(409, "CodeArtifactUserPendingException")).isEqualTo(FailureReason.NOT_READY);
    }

    @Test
    public void rejection() {
        assertThat(reason(403, "AccessDeniedException")).isEqualTo(FailureReason.REJECTED);
        assertThat(reason(404, "ResourceNotFoundException")).isEqualTo(FailureReason.REJECTED);
        assertThat(reason(400, "InvalidRequestContentException")).isEqualTo(FailureReason.REJECTED);
        assertThat(reason(410, "EFSIOException")).isEqualTo(FailureReason.REJECTED);
        assertThat(reason(301, null)).isEqualTo(FailureReason.REJECTED);
    }

    @Test
    public void errorsOfLambda() {
        assertThat(reason(500, "ServiceException")).isEqualTo(FailureReason.LAMBDA_ERROR);
        assertThat(reason(503, null)).isEqualTo(FailureReason.LAMBDA_ERROR);
        assertThat(reason(502, "KMSDisabledException")).isEqualTo(FailureReason.LAMBDA_ERROR);
    }

    @Test
    public void errorThatIsNoJson() {
        body = "<html>Bad Gateway</html>";
        assertThat(reason(502, null)).isEqualTo(FailureReason.LAMBDA_ERROR);
    }

    @Test
    public void payloadThatLambdaFindsTooLargeSaysNothingOfLambda() {
        InvocationFailure failure = answered(413, "RequestTooLargeException");
        assertThat(failure.reason()).isEqualTo(FailureReason.PAYLOAD_TOO_LARGE);
        assertThat(failure.detail()).doesNotContain("said by Lambda");
    }

    @Test
    public void messageOfAnAccessErrorIsToldAndThatOfASignatureErrorIsNot() {
        assertThat(answered(403, "AccessDeniedException").detail()).contains("AccessDeniedException", "said by Lambda");
        assertThat(answered(403, "InvalidSignatureException").detail())
                .contains("InvalidSignatureException")
                .doesNotContain("said by Lambda");
    }

    @Test
    public void redirectIsRejectedAndNotFollowed() {
        location = "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";
        for (int redirect : new int[] {301, 302, 303, 307, 308}) {
            assertThat(reason(redirect, null)).as("%s", redirect).isEqualTo(FailureReason.REJECTED);
        }
    }

    @Test
    public void messageWithoutAnErrorTypeIsNotTold() {
        assertThat(answered(403, null).detail()).doesNotContain("said by Lambda");
    }

    @Test
    public void handshakeThatIsResetIsUnreachable() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> {
                try (Socket socket = rude.accept()) {
                    socket.setSoLinger(true, 0);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            closer.start();
            InvocationFailure failure = call("https://127.0.0.1:" + rude.getLocalPort());
            closer.join();
            assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
        }
    }

    @Test
    public void refusedConnection() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(call("http://127.0.0.1:" + port).reason()).isEqualTo(FailureReason.UNREACHABLE);
    }

    @Test
    public void unknownHost() {
        assertThat(call("http://lambda.invalid").reason()).isEqualTo(FailureReason.UNREACHABLE);
    }

    @Test
    public void peerWithoutTls() {
        assertThat(call("https://127.0.0.1:" + server.getAddress().getPort()).reason())
                .isEqualTo(FailureReason.UNREACHABLE);
        assertThat(requests).hasValue(0);
    }

    @Test
    public void connectTimeoutBoundsATlsHandshakeThatIsNeverAnswered() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            InvocationFailure failure =
                    call("https://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300), Duration.ofSeconds(30));
            assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    public void connectTimeoutDoesNotBoundTheAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(call("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(100), Duration.ofMillis(600))
                            .reason())
                    .isEqualTo(FailureReason.TIMEOUT);
        }
    }

    @Test
    public void connectionThatIsClosedWithoutAnAnswer() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> {
                try (Socket socket = rude.accept()) {
                    requests.addAndGet(socket.getInputStream().read() >= 0 ? 1 : 0);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            closer.start();
            InvocationFailure failure = call("http://127.0.0.1:" + rude.getLocalPort());
            closer.join();
            assertThat(failure.reason()).isEqualTo(FailureReason.CONNECTION_LOST);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    public void passedDeadlineSendsNothing() {
        InvocationFailure failure = call(url(), Duration.ofSeconds(5), Duration.ZERO);
        assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(requests).hasValue(0);
    }

    @Test
    public void callAfterCloseIsStopping() {
        LambdaInvoker invoker = connect(url());
        invoker.close();
        assertThat(failure(invoker, ENOUGH).reason()).isEqualTo(FailureReason.STOPPING);
    }
}
