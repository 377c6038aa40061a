package org.lambdainvoke.benchmark.jmh;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.payload.ApiGatewayV1Payload;
import org.lambdainvoke.internal.payload.ApiGatewayV2Payload;
import org.lambdainvoke.internal.payload.BodyPayload;
import org.lambdainvoke.internal.payload.FunctionUrlPayload;
import org.lambdainvoke.internal.payload.LoadBalancerPayload;
import org.lambdainvoke.internal.payload.ParametersPayload;
import org.lambdainvoke.internal.payload.PayloadEncoder;
import org.lambdainvoke.internal.payload.RequestPayload;
import org.lambdainvoke.internal.request.Caller;
import org.lambdainvoke.internal.request.Peer;
import org.lambdainvoke.internal.request.RequestFields;
import org.lambdainvoke.internal.request.RequestFields.Field;
import org.lambdainvoke.internal.request.RequestHead;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.request.RequestTarget;
import org.lambdainvoke.internal.request.RouteMatch;
import org.lambdainvoke.internal.request.TraceRoot;
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

/** A request that was read becomes a payload. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PayloadEncodingBenchmark {
    private static final RequestLimits LIMITS = new RequestLimits(6_291_456, 1000, 100);

    /** A request of two parameters, or one with ten KB of JSON. */
    public enum Request {
        GET("GET", null, Bytes.EMPTY),
        POST(
                "POST",
                "application/json",
                Bytes.utf8("{\"items\":[" + "{\"name\":\"a thing\",\"count\":17},".repeat(330) + "null]}"));

        private final RequestSnapshot snapshot;

        Request(String method, String contentType, Bytes body) {
            List<Field> fields = List.of(
                    new Field("Host", List.of("shop.example")),
                    new Field(
                            "User-Agent",
                            List.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")),
                    new Field("Accept", List.of("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")),
                    new Field("Accept-Encoding", List.of("gzip, deflate, br, zstd")),
                    new Field("Cookie", List.of("session=0123456789abcdef; theme=dark")));
            Instant time = Instant.parse("2026-07-10T19:19:04.836Z");
            RequestHead head = new RequestHead(
                    RequestTarget.of(method, "/shop/items/7", "", "/shop/items/7", "a=1&b=2", "HTTP/1.1"),
                    RequestFields.of(fields, FieldNames.NONE),
                    new Peer("127.0.0.1", "http", "shop.example", 80, null, null),
                    new Caller(null, null, null, Map.of(), null),
                    new RequestId("request-1"),
                    time,
                    TraceRoot.begin(time),
                    RouteMatch.NONE);
            this.snapshot = new RequestSnapshot(head, contentType, body, null);
        }
    }

    /** The formats of the filter, which has no way for others to call them. */
    public enum Format {
        PARAMETERS(ParametersPayload::encode),
        BODY((request, limits) -> BodyPayload.encode(request)),
        REQUEST(RequestPayload::encode),
        API_GATEWAY_V1(ApiGatewayV1Payload::encode),
        API_GATEWAY_V2(ApiGatewayV2Payload::encode),
        FUNCTION_URL(FunctionUrlPayload::encode),
        LOAD_BALANCER(LoadBalancerPayload::encode),
        LOAD_BALANCER_MULTI_VALUE(LoadBalancerPayload::encodeMultiValue);

        private final PayloadEncoder encoder;

        Format(PayloadEncoder.Encoding encoding) {
            this.encoder = PayloadEncoder.guarded(encoding, false);
        }
    }

    @Param
    public Format format;

    @Param
    public Request request;

    private RequestSnapshot snapshot;

    @Setup
    public void take() {
        snapshot = request.snapshot;
    }

    @Benchmark
    public Bytes encode() throws InvocationFailure {
        return format.encoder.encode(snapshot, LIMITS);
    }
}
