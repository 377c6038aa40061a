package org.lambdainvoke.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.credentials.KnownCredentials;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** What the pooled client does better than the SDK's. */
public class PooledLambdaInvokerTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1024 * 1024;

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final AtomicInteger refreshes = new AtomicInteger();
    private LambdaInvoker invoker;

    @After
    public void close() {
        invoker.close();
    }

    private static ConnectionSettings settings(String url) {
        return new ConnectionSettings(
                InvokeClient.POOLED,
                "eu-west-1",
                URI.create(url),
                Proxies.NONE,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
    }

    private void connect(String url, CredentialsFetch credentials) {
        invoker = PooledLambdaInvoker.connect(settings(url), new CredentialsSource(credentials), () -> {});
    }

    private void connect(String url) {
        invoker = PooledLambdaInvoker.connect(settings(url), CredentialsSource.of(OnEveryClient.CREDENTIALS), () -> {});
    }

    private InvocationResult invoke() throws InvocationFailure {
        return invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
    }

    private InvocationFailure failure() {
        return OnEveryClient.failure(invoker, ENOUGH);
    }

    /** Bytes that the caller's thread has allocated for a call. */
    private long allocatedByACall() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            InvocationResult unused = invoke();
        } catch (InvocationFailure failure) {
            assertThat(failure.reason()).isIn(FailureReason.BAD_ANSWER, FailureReason.CONNECTION_LOST);
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @Test
    public void answerOfSixMegabytesIsReadIntoABufferOfItsSize() throws Exception {
        int size = 6 * MEGABYTE;
        connect(endpoint.script(Fault.good("{}"), Fault.good("x".repeat(size))).url());
        assertThat(invoke().payload().size()).isEqualTo(2);
        assertThat(allocatedByACall()).isBetween((long) size, size * 12L / 10);
    }

    @Test
    public void answerOfAHundredMegabytesIsRefusedByItsLength() throws Exception {
        connect(endpoint.script(
                        Fault.good("{}"), Fault.begun(200, 100 * MEGABYTE, "").hold())
                .url());
        assertThat(invoke().payload().size()).isEqualTo(2);
        assertThat(allocatedByACall()).isLessThan(2L * MEGABYTE);
    }

    @Test
    public void answerInChunksWithoutEndIsNotHeld() {
        String chunk = Integer.toHexString(MEGABYTE) + "\r\n" + "x".repeat(MEGABYTE) + "\r\n";
        connect(endpoint.script(Fault.chunked(chunk.repeat(7)).hold()).url());
        assertThat(allocatedByACall()).isLessThan(30L * MEGABYTE);
    }

    @Test
    public void bodyThatIsOnlyAnnouncedTakesUpNoMemory() throws Exception {
        connect(endpoint.script(
                        Fault.good("{}"), Fault.begun(200, 6 * MEGABYTE, "{").close())
                .url());
        assertThat(invoke().payload().size()).isEqualTo(2);
        assertThat(allocatedByACall()).isLessThan(MEGABYTE / 2);
    }

    @Test
    public void bodyOfEveryLengthAboutTheFirstBufferIsWhole() throws Exception {
        for (int size : new int[] {65_535, 65_536, 65_537, 1_048_576, 1_048_577, 3_333_333}) {
            connect(endpoint.script(Fault.goodOfSize(size)).url());
            assertThat(invoke().payload().decode(StandardCharsets.US_ASCII))
                    .isEqualTo("\"" + "x".repeat(size - 2) + "\"");
            invoker.close();
        }
    }

    private InvocationFailure failureOfHead(String lines) {
        connect(endpoint.script(
                        Fault.afterRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + lines + "\r\n{}"))
                .url());
        return failure();
    }

    @Test
    public void headWithManyLongFieldsIsRefused() {
        InvocationFailure failure = failureOfHead(("X: " + "x".repeat(1000) + "\r\n").repeat(100));
        assertThat(failure.reason()).isEqualTo(FailureReason.BAD_ANSWER);
        assertThat(failure.detail()).contains("head");
    }

    @Test
    public void headWithOneLongFieldIsRefused() {
        assertThat(failureOfHead("X: " + "x".repeat(100_000) + "\r\n").reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void headWithManyShortFieldsIsRefused() {
        assertThat(failureOfHead("X:\r\n".repeat(2000)).reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void headWithALongFoldedFieldIsRefused() {
        assertThat(failureOfHead("X: x\r\n" + (" " + "x".repeat(1000) + "\r\n").repeat(100))
                        .reason())
                .isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void interimAnswersWithoutEndAreRefused() {
        connect(endpoint.script(Fault.afterRequest()
                        .sendRepeatedly(latin1("HTTP/1.1 102 Processing\r\n\r\n"), 10_000)
                        .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
                .url());
        assertThat(failure().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void headsOfCallsOnOneConnectionAreBoundedEach() throws Exception {
        connect(endpoint.script(Fault.answer(200, "text/plain", "{}", "X: " + "x".repeat(60_000)))
                .url());
        for (int i = 0; i < 3; i++) {
            assertThat(invoke().payload().size()).isEqualTo(2);
        }
        assertThat(endpoint.connections()).isEqualTo(1);
    }

    @Test
    public void trailerWithoutEndIsRefused() {
        connect(endpoint.script(Fault.chunked("2\r\n{}\r\n0\r\n")
                        .sendRepeatedly(latin1("X: " + "x".repeat(1000) + "\r\n"), 900)
                        .send("\r\n"))
                .url());
        assertThat(failure().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    public void chunkWithALongExtensionIsRefused() {
        connect(endpoint.script(Fault.chunked("2;x=" + "x".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n"))
                .url());
        assertThat(failure().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    /** More lines than a head may have, with bytes between them. */
    @Test
    public void bodyInManySmallChunksIsWhole() throws Exception {
        String chunks = "1;extension=1\r\nx\r\n".repeat(20_000);
        connect(endpoint.script(Fault.chunked(chunks + "0\r\n\r\n")).url());
        assertThat(invoke().payload().size()).isEqualTo(20_000);
    }

    @Test
    public void answerThatSwitchesProtocolsIsNotWaitedFor() {
        connect(endpoint.script(Fault.afterRequest()
                        .send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")
                        .hold())
                .url());
        assertThat(failure().reason()).isEqualTo(FailureReason.CONNECTION_LOST);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    public void linesBeforeTheStatusLineAreNoAnswer() {
        connect(endpoint.script(Fault.afterRequest()
                        .send("junk\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                        .close())
                .url());
        assertThat(failure().reason()).isEqualTo(FailureReason.CONNECTION_LOST);
    }

    @Test
    public void bytesBehindAnAnswerAreNotTheNextAnswer() throws Exception {
        String smuggled = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\"another\"";
        connect(endpoint.script(
                        Fault.afterRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" + smuggled),
                        Fault.good("{\"second\":2}"))
                .url());
        assertThat(invoke().payload().size()).isEqualTo(2);
        assertThat(invoke().payload()).hasToString("12 bytes");
        assertThat(endpoint.connections()).isEqualTo(2);
    }

    @Test
    public void handshakeThatDripsEndsWithTheConnectTimeout() {
        endpoint.script(Fault.beforeRequest().send("\u0016\u0003\u0003?\u00ff").drip());
        connect(endpoint.httpsUrl());
        long start = System.nanoTime();
        assertThat(failure().reason()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    public void defectBeforeThereIsAConnectionIsUnreachable() {
        ConnectionSettings settings = settings("http://lambda.invalid");
        Endpoint of = Endpoint.of(settings.endpoint(), null);
        ConnectionPool pool = new ConnectionPool(of, settings, BoundedTlsSocketFactory.of(settings), host -> {
            throw new IllegalStateException("a defect of the resolver");
        });
        invoker = new PooledLambdaInvoker(
                "eu-west-1", of, CredentialsSource.of(OnEveryClient.CREDENTIALS), pool, () -> {});
        InvocationFailure failure = failure();
        assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
        assertThat(failure.detail()).contains("IllegalStateException", "a defect of the resolver");
        assertThat(invoker.connections().leased()).isZero();
    }

    @Test
    public void callWithExpiredCredentialsIsSentOnceMoreWithNewOnes() throws Exception {
        connect(
                endpoint.script(Fault.apiError(403, "ExpiredTokenException"), Fault.good("{}"))
                        .url(),
                rotating(true));
        assertThat(invoke().payload().size()).isEqualTo(2);
        assertThat(endpoint.invocations()).isEqualTo(2);
        assertThat(refreshes).hasValue(1);
    }

    @Test
    public void callIsNotSentAgainWhenTheCredentialsStayTheSame() {
        connect(endpoint.script(Fault.apiError(403, "ExpiredTokenException")).url(), rotating(false));
        assertThat(failure().reason()).isEqualTo(FailureReason.REJECTED);
        assertThat(endpoint.invocations()).isEqualTo(1);
        assertThat(refreshes).hasValue(1);
    }

    @Test
    public void newCredentialsThatHaveExpiredTooAreNotTriedAThirdTime() {
        connect(endpoint.script(Fault.apiError(403, "ExpiredTokenException")).url(), rotating(true));
        assertThat(failure().reason()).isEqualTo(FailureReason.REJECTED);
        assertThat(endpoint.invocations()).isEqualTo(2);
    }

    private CredentialsFetch rotating(boolean isRotating) {
        return isAnew -> {
            int fetches = isAnew ? refreshes.incrementAndGet() : refreshes.get();
            return KnownCredentials.of(AwsCredentials.of("AKID" + (isRotating ? fetches : 0), "secret"), "a test");
        };
    }
}
