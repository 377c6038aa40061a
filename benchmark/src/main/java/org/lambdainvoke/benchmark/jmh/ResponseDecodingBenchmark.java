package org.lambdainvoke.benchmark.jmh;

import java.util.concurrent.TimeUnit;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.answer.PayloadAnswer;
import org.lambdainvoke.internal.answer.ProxyAnswer;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.http.FieldNames;
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

/** What a function has answered becomes an answer of HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResponseDecodingBenchmark {
    /** A response format, and the dialect for the one that has some. */
    public enum Format {
        PAYLOAD(PayloadAnswer.READER),
        API_GATEWAY_V1(new ProxyAnswer(Dialect.API_GATEWAY_V1)),
        API_GATEWAY_V2(new ProxyAnswer(Dialect.API_GATEWAY_V2)),
        LOAD_BALANCER(new ProxyAnswer(Dialect.LOAD_BALANCER)),
        LOAD_BALANCER_MULTI_VALUE(new ProxyAnswer(Dialect.LOAD_BALANCER_MULTI_VALUE));

        private final ResponseRules rules;

        Format(AnswerReader reader) {
            this.rules = new ResponseRules(reader, FieldNames.NONE);
        }

        /** The member for fields that each dialect reads. */
        private String headers() {
            return this == LOAD_BALANCER_MULTI_VALUE
                    ? "\"multiValueHeaders\":{\"content-type\":[\"text/html\"],\"cache-control\":[\"no-cache\"]}"
                    : "\"headers\":{\"content-type\":\"text/html\",\"cache-control\":\"no-cache\"}";
        }
    }

    @Param
    public Format format;

    @Param({"100", "10240"})
    public int bodyCharacters;

    private InvocationResult result;

    @Setup
    public void make() {
        String answer = "{\"statusCode\":200," + format.headers() + ",\"body\":\""
                + "<p class=\\\"x\\\">".repeat(bodyCharacters / 13) + "\",\"isBase64Encoded\":false}";
        result =
                new InvocationResult(Bytes.utf8(answer), null, "6f1c5f0e-7c1a-4b7e-9d3a-0a4b8f2d6c11", "$LATEST", null);
    }

    @Benchmark
    public Answer decode() throws InvocationFailure {
        return format.rules.answer(InvocationType.REQUEST_RESPONSE, result);
    }
}
