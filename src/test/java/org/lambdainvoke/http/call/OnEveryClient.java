package org.lambdainvoke.http.call;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.identity.CredentialsOrigin;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.identity.SdkVersion;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.lambdainvoke.internal.wire.TrustStore;

/** What all clients do alike. */
@RunWith(Parameterized.class)
public abstract class OnEveryClient {
    public static final AwsCredentials CREDENTIALS = AwsCredentials.of("AKIDTEST", "secret-of-the-tests");
    static final Duration ENOUGH = Duration.ofSeconds(20);

    @Parameter
    public InvokeClient client;

    private final Deque<LambdaInvoker> invokers = new ArrayDeque<>();

    @Parameters(name = "{0}")
    public static InvokeClient[] clients() {
        return InvokeClient.values();
    }

    @After
    public void closeInvokers() {
        invokers.forEach(LambdaInvoker::close);
    }

    LambdaInvoker connect(String url) {
        return connect(url, ENOUGH, Duration.ofSeconds(60));
    }

    LambdaInvoker connect(String url, Duration connectTimeout, Duration keepalive) {
        return connect(settings(url, null, connectTimeout, keepalive));
    }

    LambdaInvoker connect(ConnectionSettings settings) {
        return connect(settings, Identity.of(CREDENTIALS));
    }

    LambdaInvoker connect(ConnectionSettings settings, Identity identity) {
        LambdaInvoker invoker = made(settings, identity);
        invokers.add(invoker);
        return invoker;
    }

    /** A client that connects so. */
    protected LambdaInvoker made(ConnectionSettings settings, Identity identity) {
        return ContractProgram.connect(settings, identity);
    }

    ConnectionSettings settings(String url, @Nullable TrustStore trust) {
        return settings(url, trust, ENOUGH, Duration.ofSeconds(60));
    }

    ConnectionSettings settings(String url, @Nullable TrustStore trust, Duration connectTimeout, Duration keepalive) {
        return new ConnectionSettings(
                client, "eu-west-1", URI.create(url), Proxies.NONE, trust, connectTimeout, keepalive);
    }

    /** The role that {@code sdk} assumes at {@code sts} with {@link #CREDENTIALS}. */
    public static Identity role(SdkVersion sdk, String sts) {
        AssumedRole role =
                new AssumedRole("arn:aws:iam::123456789012:role/caller", "session", "external", URI.create(sts));
        return new Identity(new CredentialsOrigin.Written(CREDENTIALS), role, sdk);
    }

    public static Invocation invocation(String payload, Duration timeout) {
        return new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.TAIL,
                Bytes.utf8(payload),
                Deadline.after(timeout),
                null);
    }

    public static InvocationFailure failure(LambdaInvoker invoker, Duration timeout) {
        return catchThrowableOfType(InvocationFailure.class, () -> invoker.invoke(invocation("{}", timeout)));
    }
}
