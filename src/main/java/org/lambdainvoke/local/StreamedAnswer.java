package org.lambdainvoke.local;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;

/** The answer of {@link Operation#INVOKE_WITH_RESPONSE_STREAM}: frames, sent while the function runs. */
final class StreamedAnswer {
    private StreamedAnswer() {}

    static void send(HttpExchange exchange, Call call, LocalContext context, TailLogger log, ExecutorService executor)
            throws IOException, InterruptedException {
        Headers fields = exchange.getResponseHeaders();
        fields.set("X-Amz-Executed-Version", context.getFunctionVersion());
        fields.set("Content-Type", call.function().streamContentType());
        exchange.sendResponseHeaders(200, 0);
        OutputStream frames = exchange.getResponseBody();
        Bytes error = call.function().streams()
                ? stream(call, frames, context, executor)
                : sendWhole(call, frames, context, executor);
        EventFrames.invokeComplete(error, call.wantsLog() ? log.base64() : null).encode(frames);
        frames.flush();
    }

    private static @Nullable Bytes stream(
            Call call, OutputStream frames, LocalContext context, ExecutorService executor)
            throws IOException, InterruptedException {
        try (ChunkStream chunks = new ChunkStream(frames)) {
            Bytes error = FunctionRun.run(call.function(), call.event(), chunks, context, executor);
            return chunks.isTooLarge() ? FunctionRun.tooLarge(ChunkStream.MAX_ANSWER_BYTES) : error;
        }
    }

    private static @Nullable Bytes sendWhole(
            Call call, OutputStream frames, LocalContext context, ExecutorService executor)
            throws IOException, InterruptedException {
        FunctionRun.Outcome outcome = FunctionRun.run(call.function(), call.event(), context, executor);
        if (outcome.failed()) {
            return outcome.payload();
        }
        EventFrames.payloadChunk(outcome.payload().toArray(), outcome.payload().size())
                .encode(frames);
        frames.flush();
        return null;
    }
}
