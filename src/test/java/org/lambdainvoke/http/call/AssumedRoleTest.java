package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.auth.BasicAWSCredentials;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.credentials.CredentialsFetch;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.IdentityStandIn;

/** Credentials of a role: fetched by nobody's request but the first, renewed in time. */
public class AssumedRoleTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @Rule
    public final IdentityStandIn sts = new IdentityStandIn();

    @Rule
    public final FaultEndpoint endpoint = new FaultEndpoint();

    private final ExecutorService threads = Executors.newFixedThreadPool(50);
    private CredentialsSource source;

    @After
    public void close() {
        threads.shutdownNow();
        if (source != null) {
            source.close();
        }
    }

    private ConnectionSettings settings(InvokeClient client) {
        return new ConnectionSettings(
                client,
                "eu-west-1",
                URI.create(endpoint.url()),
                OnEveryClient.CREDENTIALS,
                new AssumedRole(
                        "arn:aws:iam::123456789012:role/caller", "session", "external", URI.create(sts.stsUrl())),
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
    }

    private void open() {
        source = CredentialsSource.of(settings(InvokeClient.POOLED));
    }

    private String key() throws InvocationFailure {
        return source.current(Deadline.after(ENOUGH)).accessKey();
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

    @Test
    public void roleIsAssumedWithWhatTheSettingsSay() throws Exception {
        open();
        assertThat(key()).isEqualTo("AKID1");
        assertThat(sts.stsCalls()).hasSize(1);
        assertThat(sts.stsCalls().get(0))
                .containsEntry("Action", "AssumeRole")
                .containsEntry("RoleArn", "arn:aws:iam::123456789012:role/caller")
                .containsEntry("RoleSessionName", "session")
                .containsEntry("ExternalId", "external")
                .containsEntry("key", "AKIDTEST");
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
    public void thousandCallsDuringARenewalSeeNothingOfIt() throws Exception {
        sts.life(Duration.ofSeconds(12)).holdFrom(2);
        endpoint.script(Fault.good("{}"));
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), null)) {
            Callable<InvocationResult> call = () -> invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            call.call();
            // There are six seconds more to live when the renewal begins.
            sts.awaitCalls(2);
            for (Future<InvocationResult> answer : threads.invokeAll(Collections.nCopies(1000, call))) {
                assertThat(answer.get().functionError()).isNull();
            }
            assertThat(sts.answers()).isEqualTo(2);
            sts.release();
        }
        assertThat(endpoint.invocations()).isEqualTo(1001);
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
    public void refusedCredentialsAreFetchedAnewOnce() throws Exception {
        endpoint.script(Fault.apiError(403, "ExpiredTokenException"), Fault.good("{}"));
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), null)) {
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
        }
        assertThat(endpoint.invocations()).isEqualTo(2);
        assertThat(sts.answers()).isEqualTo(2);
    }

    @Test
    public void credentialsThatAreAlwaysRefusedAreFetchedOnceASecondAtMost() throws Exception {
        open();
        Deadline deadline = Deadline.after(ENOUGH);
        long begun = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            Credentials unused = source.renewed(source.current(deadline), deadline);
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
            return new CredentialsFetch.Fetched(new BasicAWSCredentials("AKID2", "secret-of-the-tests"), null);
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
    public void callThatWaitsForCredentialsWhenItsClientIsClosedIsStopping() throws Exception {
        sts.holdFrom(1);
        LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), null);
        CompletableFuture<InvocationFailure> failure =
                CompletableFuture.supplyAsync(() -> OnEveryClient.failure(invoker, ENOUGH));
        try {
            sts.awaitCalls(1);
        } finally {
            invoker.close();
        }
        assertThat(failure.get(30, TimeUnit.SECONDS).reason()).isEqualTo(FailureReason.STOPPING);
    }

    /** What Lambda said of the credentials that it refused says more than a deadline that passed afterwards. */
    @Test
    public void refusalStandsWhenNoOthersComeInTime() throws Exception {
        endpoint.script(Fault.good("{}"), Fault.apiError(403, "ExpiredTokenException"));
        sts.holdFrom(2);
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), null)) {
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            assertThat(OnEveryClient.failure(invoker, Duration.ofSeconds(3)).reason())
                    .isEqualTo(FailureReason.REJECTED);
        }
        assertThat(endpoint.invocations()).isEqualTo(2);
    }

    @Test
    public void clientOfTheSdkAssumesTheRoleToo() throws Exception {
        endpoint.script(Fault.good("{}"));
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.SDK), null)) {
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
        }
        assertThat(sts.answers()).isEqualTo(1);
    }
}
