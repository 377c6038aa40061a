package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.credentials.CredentialsSource;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.shared.CredentialsSources;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.NoProxy;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.Proxy;
import org.lambdainvoke.support.endpoint.Fault;
import org.lambdainvoke.support.endpoint.FaultEndpoint;
import org.lambdainvoke.support.endpoint.IdentityStandIn;
import org.lambdainvoke.support.endpoint.ProxyStandIn;

/** Calls with the credentials of a role. */
@RunWith(Parameterized.class)
public class AssumedRoleTest {
    /** Which SDK calls STS. */
    @Parameter
    public SdkVersion sdk;

    @Parameters(name = "{0}")
    public static SdkVersion[] sdks() {
        return SdkVersion.values();
    }

    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @Rule
    public final IdentityStandIn sts = new IdentityStandIn();

    @Rule
    public final ProxyStandIn proxy = new ProxyStandIn();

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
        return settings(client, Proxies.NONE);
    }

    private ConnectionSettings settings(InvokeClient client, Proxies proxies) {
        return new ConnectionSettings(
                client,
                "eu-west-1",
                URI.create(endpoint.url()),
                proxies,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
    }

    private Identity identity() {
        return OnEveryClient.role(sdk, sts.stsUrl());
    }

    private void open() {
        source = CredentialsSources.of(identity(), settings(InvokeClient.POOLED));
    }

    private String key() throws InvocationFailure {
        return source.current(Deadline.after(ENOUGH)).accessKeyId();
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

    /** Calls the function at 127.0.0.1 with a role of the STS at localhost. */
    private void callThroughAProxyBut(String host) throws Exception {
        String stsUrl = sts.stsUrl().replace("127.0.0.1", "localhost");
        assertThat(stsUrl).startsWith("http://localhost:");
        endpoint.script(Fault.good("{}"));
        Proxies proxies = new Proxies(
                new Proxy("127.0.0.1", proxy.port(), null, null),
                NoProxy.parse(List.of(host)).orElseThrow());
        for (InvokeClient client : InvokeClient.values()) {
            try (LambdaInvoker invoker =
                    Clients.connect(settings(client, proxies), OnEveryClient.role(sdk, stsUrl), null)) {
                InvocationResult unused = invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            }
        }
        assertThat(sts.stsCalls()).hasSize(2);
        assertThat(endpoint.invocations()).isEqualTo(2);
    }

    @Test
    public void onlyTheCallGoesThroughAProxyThatDoesNotHoldForSts() throws Exception {
        callThroughAProxyBut("localhost");
        assertThat(proxy.heads()).hasSize(2).allMatch(head -> head.startsWith("POST http://127.0.0.1:"));
    }

    @Test
    public void onlyStsIsAskedThroughAProxyThatDoesNotHoldForTheEndpoint() throws Exception {
        callThroughAProxyBut("127.0.0.1");
        assertThat(proxy.heads()).hasSize(2).allMatch(head -> head.startsWith("POST http://localhost:"));
    }

    @Test
    public void thousandCallsDuringARenewalSeeNothingOfIt() throws Exception {
        sts.life(Duration.ofSeconds(12)).holdFrom(2);
        endpoint.script(Fault.good("{}"));
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), identity(), null)) {
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
    public void refusedCredentialsAreFetchedAnewOnce() throws Exception {
        endpoint.script(Fault.apiError(403, "ExpiredTokenException"), Fault.good("{}"));
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), identity(), null)) {
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
        }
        assertThat(endpoint.invocations()).isEqualTo(2);
        assertThat(sts.answers()).isEqualTo(2);
    }

    @Test
    public void callThatWaitsForCredentialsWhenItsClientIsClosedIsStopping() throws Exception {
        sts.holdFrom(1);
        LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), identity(), null);
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
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.POOLED), identity(), null)) {
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            assertThat(OnEveryClient.failure(invoker, Duration.ofSeconds(3)).reason())
                    .isEqualTo(FailureReason.REJECTED);
        }
        assertThat(endpoint.invocations()).isEqualTo(2);
    }

    @Test
    public void clientOfTheSdkAssumesTheRoleToo() throws Exception {
        endpoint.script(Fault.good("{}"));
        try (LambdaInvoker invoker = Clients.connect(settings(InvokeClient.SDK), identity(), null)) {
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
            invoker.invoke(OnEveryClient.invocation("{}", ENOUGH));
        }
        assertThat(sts.answers()).isEqualTo(1);
    }
}
