package org.lambdainvoke.benchmark.jmh;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.benchmark.support.Child;
import org.lambdainvoke.benchmark.support.InstantEndpoint;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.identity.Identity;
import org.lambdainvoke.internal.shared.Clients;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole call on loopback, from the payload to the function's answer; the endpoint is a process of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InvocationBenchmark {
    private static final FunctionReference FUNCTION =
            FunctionReference.parse("function").orElseThrow();
    private static final Bytes PAYLOAD = Bytes.utf8("{\"a\":\"1\",\"b\":\"2\"}");

    @Param
    public InvokeClient client;

    /** 0 for an answer of some hundred bytes. */
    @Param({"0", "6291456"})
    public int answerBytes;

    private Child endpoint;
    private LambdaInvoker invoker;

    @Setup
    public void connect() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        endpoint = new Child(java, List.of("-Xmx256m"), InstantEndpoint.class, answerBytes);
        ConnectionSettings settings = new ConnectionSettings(
                client,
                "eu-west-1",
                URI.create("http://127.0.0.1:" + endpoint.port()),
                Proxies.NONE,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        invoker = Clients.connect(
                settings,
                Identity.of(AwsCredentials.of("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")),
                null);
    }

    @TearDown
    public void close() throws IOException {
        invoker.close();
        endpoint.close();
    }

    @Benchmark
    public InvocationResult invoke() throws InvocationFailure {
        return invoker.invoke(new Invocation(
                FUNCTION,
                InvocationType.REQUEST_RESPONSE,
                LogType.TAIL,
                PAYLOAD,
                Deadline.after(Duration.ofSeconds(60)),
                null));
    }
}
