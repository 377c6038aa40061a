package org.lambdainvoke.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.http.call.OnEveryClient;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.shared.CredentialsSources;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.support.endpoint.IdentityStandIn;

/** Credentials for a time: fetched by nobody's request but the first, renewed in time. */
public class CredentialsSourceTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @Rule
    public final IdentityStandIn sts = new IdentityStandIn();

    private final ExecutorService threads = Executors.newFixedThreadPool(50);
    private CredentialsSource source;

    @After
    public void close() {
        threads.shutdownNow();
        if (source != null) {
            source.close();
        }
    }

    private static <E extends Throwable> KnownCredentials fail(Throwable failure) throws E {
        // As other languages of the JVM do.
        @SuppressWarnings("unchecked")
        E unchecked = (E) failure;
        throw unchecked;
    }

    @Test
    public void checkedExceptionOfAProgramIsAFailureLikeAnyOther() {
        AtomicInteger fetches = new AtomicInteger();
        source = new CredentialsSource(isAnew -> {
            fetches.incrementAndGet();
            return fail(new IOException("of a program"));
        });
        assertThat(catchThrowableOfType(InvocationFailure.class, () -> source.current(Deadline.after(ENOUGH)))
                        .reason())
                .isEqualTo(FailureReason.REJECTED);
        assertThat(fetches).hasValueLessThan(10);
    }

    private void open() {
        source = CredentialsSources.of(
                OnEveryClient.role(SdkVersion.V1, sts.stsUrl()),
                new ConnectionSettings(
                        InvokeClient.POOLED,
                        "eu-west-1",
                        URI.create("https://lambda.eu-west-1.amazonaws.com"),
                        Proxies.NONE,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)));
    }

    private String key() throws InvocationFailure {
        return source.current(Deadline.after(ENOUGH)).accessKeyId();
    }

    /** Asks until something has changed, which it does at once, on another thread. */
    private String keyOnceItIsNot(String old) throws InvocationFailure {
        Deadline deadline = Deadline.after(ENOUGH);
        String current = key();
        while (current.equals(old) && deadline.remainingMillis() > 0) {
            Thread.onSpinWait();
            current = key();
        }
        return current;
    }

    private <T> List<Future<T>> begin(Callable<T> call) {
        return Stream.generate(() -> threads.submit(call)).limit(20).toList();
    }

    @Test
    public void firstCallsWaitForOneAnswer() throws Exception {
        open();
        sts.holdFrom(1);
        List<Future<String>> keys = begin(this::key);
        sts.awaitCalls(1);
        sts.release();
        for (Future<String> key : keys) {
            assertThat(key.get()).isEqualTo("AKID1");
        }
        assertThat(sts.answers()).isEqualTo(1);
    }

    /** They woke each other over and over, and the thread that had the credentials could hardly tell. */
    @Test
    public void firstCallsSleepWhileTheyWait() throws Exception {
        open();
        sts.holdFrom(1);
        List<Future<Long>> waits = begin(this::waitsForTheKey);
        assertThat(catchThrowableOfType(
                        InvocationFailure.class, () -> source.current(Deadline.after(Duration.ofMillis(500)))))
                .isNotNull();
        sts.release();
        for (Future<Long> wait : waits) {
            // One for the credentials, and some for the lock.
            assertThat(wait.get()).isLessThan(50);
        }
    }

    private long waitsForTheKey() throws InvocationFailure {
        long before = waitsOfThisThread();
        key();
        return waitsOfThisThread() - before;
    }

    private static long waitsOfThisThread() {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(Thread.currentThread().getId())
                .getWaitedCount();
    }

    @Test
    public void credentialsAreRenewedBeforeTheyExpire() throws Exception {
        sts.life(Duration.ofSeconds(4));
        open();
        assertThat(key()).isEqualTo("AKID1");
        sts.awaitCalls(2);
        assertThat(keyOnceItIsNot("AKID1")).isEqualTo("AKID2");
    }

    @Test
    public void failedRenewalLeavesTheOldOnes() throws Exception {
        sts.life(Duration.ofSeconds(12)).failFrom(2);
        open();
        key();
        sts.awaitCalls(3);
        assertThat(key()).isEqualTo("AKID1");
    }

    @Test
    public void oldOnesServeUntilTheyExpire() throws Exception {
        sts.life(Duration.ofSeconds(3)).failFrom(2);
        open();
        key();
        InvocationFailure failure = null;
        Deadline deadline = Deadline.after(ENOUGH);
        while (failure == null && deadline.remainingMillis() > 0) {
            failure = catchThrowableOfType(InvocationFailure.class, this::key);
            Thread.onSpinWait();
        }
        assertThat(failure.reason()).isEqualTo(FailureReason.REJECTED);
    }

    @Test
    public void firstFailureIsToldAtOnceAndTriedAgain() throws Exception {
        sts.failFrom(1);
        open();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::key).reason())
                .isEqualTo(FailureReason.REJECTED);
        sts.failFrom(Integer.MAX_VALUE);
        Deadline deadline = Deadline.after(ENOUGH);
        InvocationFailure failure = catchThrowableOfType(InvocationFailure.class, this::key);
        while (failure != null && deadline.remainingMillis() > 0) {
            failure = catchThrowableOfType(InvocationFailure.class, this::key);
            Thread.onSpinWait();
        }
        assertThat(failure).isNull();
    }

    @Test
    public void credentialsThatHadExpiredAreAFailure() {
        sts.life(Duration.ofSeconds(-1));
        open();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::key).reason())
                .isEqualTo(FailureReason.REJECTED);
    }

    @Test
    public void waitForTheFirstOnesEndsAtTheDeadline() {
        sts.holdFrom(1);
        open();
        assertThat(catchThrowableOfType(
                                InvocationFailure.class, () -> source.current(Deadline.after(Duration.ofMillis(200))))
                        .reason())
                .isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    public void credentialsThatAreAlwaysRefusedAreFetchedOnceASecondAtMost() throws Exception {
        open();
        Deadline deadline = Deadline.after(ENOUGH);
        long begun = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            AwsCredentials unused = source.renewed(source.current(deadline), deadline);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        // The first of all, and one at the beginning of each second.
        assertThat(sts.answers()).isBetween(2, (int) (2 + seconds));
    }

    @Test
    public void errorOfASourceIsAFailureLikeAnyOther() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        source = new CredentialsSource(isAnew -> {
            if (fetches.incrementAndGet() == 1) {
                throw new OutOfMemoryError("of the test");
            }
            return KnownCredentials.of(AwsCredentials.of("AKID2", "secret-of-the-tests"), "a test");
        });
        assertThat(catchThrowableOfType(InvocationFailure.class, this::key).reason())
                .isEqualTo(FailureReason.REJECTED);
        Deadline deadline = Deadline.after(ENOUGH);
        while (fetches.get() == 1 && deadline.remainingMillis() > 0) {
            Thread.onSpinWait();
        }
        assertThat(fetches).hasValueGreaterThan(1);
    }

    @Test
    public void whatWasWrittenDownIsThereAtOnce() throws Exception {
        source = CredentialsSource.of(OnEveryClient.CREDENTIALS);
        assertThat(source.current(Deadline.after(Duration.ZERO))).isSameAs(OnEveryClient.CREDENTIALS);
    }

    @Test
    public void thereAreNoOthersForWhatWasWrittenDown() throws Exception {
        source = CredentialsSource.of(OnEveryClient.CREDENTIALS);
        assertThat(source.renewed(OnEveryClient.CREDENTIALS, Deadline.after(ENOUGH)))
                .isNull();
    }

    @Test
    public void callsHaveTheSameOnesUntilThereAreOthers() throws Exception {
        open();
        assertThat(source.current(Deadline.after(ENOUGH))).isSameAs(source.current(Deadline.after(ENOUGH)));
    }

    @Test
    public void closedSourceHasNone() {
        open();
        source.close();
        assertThat(catchThrowableOfType(InvocationFailure.class, this::key).reason())
                .isEqualTo(FailureReason.REJECTED);
        assertThat(sts.answers()).isZero();
    }
}
