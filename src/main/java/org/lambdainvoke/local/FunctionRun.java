package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationType;

/** One run of a function: its answer, or the error object that Lambda's Java runtime would write for it. */
final class FunctionRun {
    private static final int MAX_ANSWER_BYTES = InvocationType.REQUEST_RESPONSE.maxPayloadBytes();

    /** Causes may form a circle. */
    private static final int MAX_CAUSES = 20;

    /**
     * How a run ended.
     *
     * @param failed whether {@code payload} is an error object
     */
    record Outcome(Bytes payload, boolean failed) {}

    private FunctionRun() {}

    static Outcome run(LocalFunction function, Bytes event, Context context, ExecutorService executor)
            throws InterruptedException {
        Future<byte[]> answer = executor.submit(() -> {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            function.handler().handleRequest(event.stream(), output, context);
            return output.toByteArray();
        });
        try {
            byte[] payload = answer.get(function.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
            return payload.length <= MAX_ANSWER_BYTES
                    ? new Outcome(Bytes.of(payload), false)
                    : failed("Function.ResponseSizeTooLarge", tooLarge(payload.length));
        } catch (ExecutionException e) {
            Throwable failure = e.getCause() == null ? e : e.getCause();
            context.getLogger().log(stackTrace(failure));
            JsonObject error = describe(failure, 0);
            return new Outcome(Bytes.utf8(error.toString()), true);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return failed("Sandbox.Timedout", timedOut(context, function.timeLimit()));
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String tooLarge(int size) {
        return "Response payload size (" + size + " bytes) exceeded maximum allowed payload size (" + MAX_ANSWER_BYTES
                + " bytes).";
    }

    private static String timedOut(Context context, Duration limit) {
        return String.format(
                Locale.ROOT,
                "RequestId: %s Error: Task timed out after %.2f seconds",
                context.getAwsRequestId(),
                limit.toMillis() / 1000.0);
    }

    private static Outcome failed(String type, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("errorType", type);
        error.addProperty("errorMessage", message);
        return new Outcome(Bytes.utf8(error.toString()), true);
    }

    private static JsonObject describe(Throwable failure, int depth) {
        JsonObject error = new JsonObject();
        error.addProperty("errorMessage", failure.getMessage());
        error.addProperty("errorType", failure.getClass().getName());
        JsonArray stackTrace = new JsonArray();
        for (StackTraceElement element : failure.getStackTrace()) {
            stackTrace.add(element.toString());
        }
        error.add("stackTrace", stackTrace);
        if (failure.getCause() != null && depth < MAX_CAUSES) {
            error.add("cause", describe(failure.getCause(), depth + 1));
        }
        return error;
    }
}
