package org.lambdainvoke.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.After;
import org.junit.Test;
import software.amazon.eventstream.Message;

/** Streaming calls of the endpoint, over HTTP. */
public class StreamedAnswerTest {
    private static final int BUFFER_BYTES = 64 << 10;

    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private LocalLambda lambda;

    @After
    public void stop() {
        if (lambda != null) {
            lambda.close();
        }
    }

    private StreamingCall call(LocalFunction function, String... fields) throws Exception {
        lambda = LocalLambda.builder().function(function).start();
        return StreamingCall.of(lambda, "f", "{\"a\":1}", fields);
    }

    private void awaitGoOn() {
        try {
            assertThat(mayGoOn.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LocalFunction writing(String... parts) {
        return LocalFunction.of("f", (input, output, context) -> {
            context.getLogger().log("logged");
            for (String part : parts) {
                output.write(utf8(part));
                output.flush();
            }
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertChunk(Message frame, String payload) {
        assertThat(frame.getHeaders()).hasSize(3);
        assertThat(header(frame, ":message-type")).isEqualTo("event");
        assertThat(header(frame, ":event-type")).isEqualTo("PayloadChunk");
        assertThat(header(frame, ":content-type")).isEqualTo("application/octet-stream");
        assertThat(new String(frame.getPayload(), StandardCharsets.UTF_8)).isEqualTo(payload);
    }

    /** What the last frame says, behind which nothing comes. */
    private static JsonObject end(StreamingCall call) throws Exception {
        Message frame = call.next();
        assertThat(header(frame, ":message-type")).isEqualTo("event");
        assertThat(header(frame, ":event-type")).isEqualTo("InvokeComplete");
        assertThat(header(frame, ":content-type")).isEqualTo("application/json");
        assertThat(call.next()).isNull();
        return JsonParser.parseString(new String(frame.getPayload(), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static String header(Message frame, String name) {
        return frame.getHeaders().get(name).getString();
    }

    @Test
    public void flushIsAFrameThatComesWhileTheFunctionRuns() throws Exception {
        try (StreamingCall call = call(LocalFunction.of("f", (input, output, context) -> {
            output.write(utf8("one"));
            output.flush();
            awaitGoOn();
            output.write(utf8("two"));
        }))) {
            assertChunk(call.next(), "one");
            mayGoOn.countDown();
            assertChunk(call.next(), "two");
            assertThat(end(call)).hasToString("{\"ErrorCode\":null,\"ErrorDetails\":null,\"LogResult\":null}");
        }
    }

    @Test
    public void functionSeesTheClientContext() throws Exception {
        LocalFunction function = LocalFunction.of(
                "f",
                (input, output, context) ->
                        output.write(utf8(context.getClientContext().getCustom().toString())));
        try (StreamingCall call = call(function, "X-Amz-Client-Context", "eyJjdXN0b20iOnsiYSI6IjEifX0=")) {
            assertChunk(call.next(), "{a=1}");
        }
    }

    @Test
    public void functionSeesTheTenantThatItRunsFor() throws Exception {
        LocalFunction function =
                LocalFunction.of("f", (input, output, context) -> output.write(utf8(context.getTenantId())));
        try (StreamingCall call = call(function, "X-Amz-Tenant-Id", "blue")) {
            assertChunk(call.next(), "blue");
        }
    }

    @Test
    public void tenantOutsideOfLambdasAlphabetIsRefused() throws Exception {
        try (StreamingCall call = call(writing("never"), "X-Amz-Tenant-Id", "blue,green")) {
            assertThat(call.status()).isEqualTo(400);
            assertThat(call.field("x-amzn-ErrorType")).isEqualTo("InvalidParameterValueException");
        }
    }

    @Test
    public void malformedClientContextIsRefused() throws Exception {
        try (StreamingCall call = call(writing("never"), "X-Amz-Client-Context", "string")) {
            assertThat(call.status()).isEqualTo(400);
            assertThat(call.field("x-amzn-ErrorType")).isEqualTo("InvalidRequestContentException");
        }
    }

    @Test
    public void fullBufferIsAFrameWithoutAFlush() throws Exception {
        try (StreamingCall call = call(LocalFunction.of("f", (input, output, context) -> {
            output.write(utf8("x".repeat(BUFFER_BYTES)));
            output.write('y');
            awaitGoOn();
        }))) {
            assertChunk(call.next(), "x".repeat(BUFFER_BYTES));
            mayGoOn.countDown();
            assertChunk(call.next(), "y");
        }
    }

    @Test
    public void flushOfNothingIsNoFrame() throws Exception {
        try (StreamingCall call = call(writing("", ""))) {
            assertThat(end(call).get("ErrorCode").isJsonNull()).isTrue();
        }
    }

    @Test
    public void headTellsVersionRequestAndTypeOfTheContent() throws Exception {
        try (StreamingCall call = call(writing("x"))) {
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.field("Content-Type")).isEqualTo("application/vnd.amazon.eventstream");
            assertThat(call.field("X-Amz-Executed-Version")).isEqualTo("7");
            assertThat(call.field("x-amzn-RequestId")).isNotEmpty();
        }
    }

    @Test
    public void functionMayTellWhatItStreams() throws Exception {
        String type = "application/vnd.awslambda.http-integration-response";
        try (StreamingCall call = call(writing("{}\0\0\0\0\0\0\0\0body").withStreamContentType(type))) {
            assertThat(call.field("Content-Type")).isEqualTo(type);
            assertChunk(call.next(), "{}\0\0\0\0\0\0\0\0body");
        }
    }

    @Test
    public void tailOfTheLogStandsInTheLastFrame() throws Exception {
        try (StreamingCall call = call(writing("x"), "X-Amz-Log-Type", "Tail")) {
            assertChunk(call.next(), "x");
            byte[] tail = Base64.getDecoder().decode(end(call).get("LogResult").getAsString());
            assertThat(tail).asString(StandardCharsets.UTF_8).isEqualTo("logged\n");
        }
    }

    @Test
    public void failureBeforeTheFirstByteStandsInTheLastFrame() throws Exception {
        try (StreamingCall call = call(LocalFunction.of("f", (input, output, context) -> {
            throw new IllegalStateException("why");
        }))) {
            JsonObject end = end(call);
            assertThat(end.get("ErrorCode").getAsString()).isEqualTo("Unhandled");
            assertThat(end.get("ErrorDetails").getAsString())
                    .startsWith("{\"errorMessage\":\"why\",\"errorType\":\"java.lang.IllegalStateException\"");
        }
    }

    @Test
    public void failureMidwayComesBehindWhatWasWritten() throws Exception {
        try (StreamingCall call = call(LocalFunction.of("f", (input, output, context) -> {
            output.write(utf8("half"));
            throw new IllegalStateException("why");
        }))) {
            assertChunk(call.next(), "half");
            assertThat(end(call).get("ErrorDetails").getAsString()).contains("why");
        }
    }

    @Test
    public void timeLimitEndsAStream() throws Exception {
        try (StreamingCall call = call(LocalFunction.of("f", (input, output, context) -> {
                    output.write(utf8("half"));
                    output.flush();
                    awaitGoOn();
                })
                .withTimeLimit(Duration.ofMillis(200)))) {
            assertChunk(call.next(), "half");
            JsonObject end = end(call);
            assertThat(end.get("ErrorCode").getAsString()).isEqualTo("Unhandled");
            assertThat(end.get("ErrorDetails").getAsString())
                    .contains("Sandbox.Timedout", "Task timed out after 0.20 seconds");
        }
    }

    @Test
    public void answerEndsAtLambdasLimit() throws Exception {
        byte[] megabyte = new byte[1 << 20];
        try (StreamingCall call = call(LocalFunction.of("f", (input, output, context) -> {
            for (int i = 0; i <= 200; i++) {
                output.write(megabyte);
            }
        }))) {
            long total = 0;
            Message frame = call.next();
            while (header(frame, ":event-type").equals("PayloadChunk")) {
                total += frame.getPayload().length;
                frame = call.next();
            }
            assertThat(total).isEqualTo(200L << 20);
            assertThat(new String(frame.getPayload(), StandardCharsets.UTF_8))
                    .contains("\"ErrorCode\":\"Unhandled\"", "Function.ResponseSizeTooLarge");
        }
    }

    @Test
    public void answerOfAnObjectIsOneChunk() throws Exception {
        lambda = LocalLambda.builder()
                .function(LocalFunction.of("order", LocalLambdaTest.OrderHandler.class))
                .start();
        try (StreamingCall call = StreamingCall.of(lambda, "order", "{\"amounts\":[1,2]}")) {
            assertChunk(call.next(), "{\"sum\":3}");
            assertThat(end(call).get("ErrorCode").isJsonNull()).isTrue();
        }
    }

    @Test
    public void dryRunDoesNotRun() throws Exception {
        try (StreamingCall call = call(writing("x"), "X-Amz-Invocation-Type", "DryRun")) {
            assertThat(call.status()).isEqualTo(204);
            assertThat(call.next()).isNull();
        }
    }

    @Test
    public void eventIsNoTypeOfAStream() throws Exception {
        try (StreamingCall call = call(writing("x"), "X-Amz-Invocation-Type", "Event")) {
            assertThat(call.status()).isEqualTo(400);
            assertThat(call.field("x-amzn-ErrorType")).isEqualTo("InvalidParameterValueException");
        }
    }

    @Test
    public void unknownFunctionIsAnOrdinaryError() throws Exception {
        lambda = LocalLambda.builder().start();
        try (StreamingCall call = StreamingCall.of(lambda, "unknown", "{}")) {
            assertThat(call.status()).isEqualTo(404);
            assertThat(call.field("x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
            assertThat(call.field("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    public void wrongSecretIsAnOrdinaryError() throws Exception {
        lambda = LocalLambda.builder().function(writing("x")).start();
        try (StreamingCall call = StreamingCall.signedWith("wrong", lambda, "f", "{}")) {
            assertThat(call.status()).isEqualTo(403);
            assertThat(call.field("x-amzn-ErrorType")).isEqualTo("InvalidSignatureException");
        }
    }

    @Test
    public void payloadOverTheLimitIsAnOrdinaryError() throws Exception {
        lambda = LocalLambda.builder().function(writing("x")).start();
        try (StreamingCall call = StreamingCall.of(lambda, "f", "\"" + "x".repeat(6_291_456) + "\"")) {
            assertThat(call.status()).isEqualTo(413);
            assertThat(call.field("x-amzn-ErrorType")).isEqualTo("RequestTooLargeException");
        }
    }

    /** Without the library that wrote it: Smithy specification, "Amazon Event Stream". */
    @Test
    public void frameHasTheSpecifiedLayout() throws Exception {
        byte[] bytes;
        try (StreamingCall call = call(writing("hi"))) {
            bytes = call.body().readAllBytes();
        }
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int totalLength = frame.getInt();
        int headersLength = frame.getInt();
        assertThat(frame.getInt()).isEqualTo(crc(bytes, 8));
        Map<String, String> headers = new LinkedHashMap<>();
        while (frame.position() < 12 + headersLength) {
            String name = text(frame, frame.get());
            assertThat(frame.get()).as("the type of a string").isEqualTo((byte) 7);
            headers.put(name, text(frame, frame.getShort()));
        }
        assertThat(headers)
                .containsExactly(
                        Map.entry(":event-type", "PayloadChunk"),
                        Map.entry(":content-type", "application/octet-stream"),
                        Map.entry(":message-type", "event"));
        assertThat(text(frame, totalLength - headersLength - 16)).isEqualTo("hi");
        assertThat(frame.getInt()).isEqualTo(crc(bytes, totalLength - 4));
        assertThat(frame.position()).isEqualTo(totalLength);
    }

    private static String text(ByteBuffer frame, int length) {
        byte[] bytes = new byte[length];
        frame.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
