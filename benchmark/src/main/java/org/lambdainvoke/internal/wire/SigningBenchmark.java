package org.lambdainvoke.internal.wire;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.call.AwsCredentials;
import org.lambdainvoke.call.Bytes;
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
import org.openjdk.jmh.annotations.Warmup;

/** A call is signed. In this package for the signer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SigningBenchmark {
    private static final AwsCredentials CREDENTIALS =
            AwsCredentials.of("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private final RequestSigner signer = new RequestSigner("eu-west-1", "lambda", Clock.systemUTC());
    private final CanonicalHead head = new CanonicalHead(
            "/2015-03-31/functions/function/invocations",
            "",
            "lambda.eu-west-1.amazonaws.com",
            new TreeMap<>(Map.of("x-amz-invocation-type", "RequestResponse", "x-amz-log-type", "Tail")));

    @Param({"17", "10240"})
    public int payloadBytes;

    private Bytes payload;

    @Setup
    public void make() {
        payload = Bytes.of(new byte[payloadBytes]);
    }

    @Benchmark
    public Object sign() throws GeneralSecurityException {
        return signer.sign(head, OwnFields.NONE, CREDENTIALS, payload);
    }
}
