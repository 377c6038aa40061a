package org.lambdainvoke.support.endpoint;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.rules.ExternalResource;
import org.lambdainvoke.local.LocalFunction;
import org.lambdainvoke.local.LocalInvocation;
import org.lambdainvoke.local.LocalLambda;

/** A local Lambda endpoint for a test, with its functions, and everything that it was asked to run. */
public final class LambdaRule extends ExternalResource {
    private final List<LocalInvocation> invocations = new CopyOnWriteArrayList<>();
    private final LocalLambda.Builder builder = LocalLambda.builder().listener(invocations::add);
    private LocalLambda lambda;

    /** With the functions {@code echo}, which answers its event, and {@code fail}, which throws. */
    public LambdaRule() {
        function("echo", (input, output, context) -> input.transferTo(output));
        function("fail", (input, output, context) -> {
            throw new IllegalStateException("secret of the function");
        });
    }

    public void function(String name, RequestStreamHandler handler) {
        function(LocalFunction.of(name, handler));
    }

    public void function(LocalFunction function) {
        builder.function(function);
    }

    @Override
    protected void before() {
        lambda = builder.start();
    }

    @Override
    protected void after() {
        lambda.close();
    }

    public LocalLambda endpoint() {
        return lambda;
    }

    /** Init-params of a filter that calls {@code function} here, and those of {@code more}: name, value and so on. */
    public Map<String, String> initParams(String function, String... more) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("function_name", function);
        params.put("aws_region", "eu-west-1");
        params.put("endpoint_url", lambda.endpointUrl());
        params.put("aws_key", lambda.accessKey());
        params.put("aws_secret", lambda.secretKey());
        for (int i = 0; i < more.length; i += 2) {
            params.put(more[i], more[i + 1]);
        }
        return params;
    }

    /** Init-params of a filter whose functions a route table names, and those of {@code more}. */
    public Map<String, String> tableParams(String... more) {
        Map<String, String> params = initParams("", more);
        params.remove("function_name");
        return params;
    }

    public List<LocalInvocation> invocations() {
        return invocations;
    }

    public LocalInvocation onlyInvocation() {
        if (invocations.size() != 1) {
            throw new AssertionError("expected one invocation, found " + invocations);
        }
        return invocations.get(0);
    }

    public long connections() {
        return invocations.stream()
                .map(LocalInvocation::remoteAddress)
                .map(InetSocketAddress::getPort)
                .distinct()
                .count();
    }
}
