package org.lambdainvoke.invoke;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.After;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What all clients do alike. */
@RunWith(Parameterized.class)
public abstract class OnEveryClient {
    static final Credentials CREDENTIALS = new Credentials("AKIDTEST", "secret-of-the-tests", null);
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
        return connect(url, Duration.ofSeconds(5), Duration.ofSeconds(60));
    }

    LambdaInvoker connect(String url, Duration connectTimeout, Duration keepalive) {
        LambdaInvoker invoker = client.connect(
                new ConnectionSettings(
                        client, "eu-west-1", URI.create(url), CREDENTIALS, null, null, null, connectTimeout, keepalive),
                null);
        invokers.add(invoker);
        return invoker;
    }

    static Invocation invocation(String payload, Duration timeout) {
        return new Invocation(
                FunctionReference.parse("greet").orElseThrow(),
                InvocationType.REQUEST_RESPONSE,
                LogType.TAIL,
                Bytes.utf8(payload),
                Deadline.after(timeout),
                null);
    }

    static InvocationFailure failure(LambdaInvoker invoker, Duration timeout) {
        return catchThrowableOfType(InvocationFailure.class, () -> invoker.invoke(invocation("{}", timeout)));
    }
}
