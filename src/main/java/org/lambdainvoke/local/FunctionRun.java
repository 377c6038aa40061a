package org.lambdainvoke.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationType;

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

    /** Runs a function whose answer is sent when it has ended. */
    static Outcome run(LocalFunction function, Bytes event, Context context, ExecutorService executor)
            throws InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Bytes error = run(function, event, output, context, executor);
        if (error != null) {
            return new Outcome(error, true);
        }
        return output.size() <= MAX_ANSWER_BYTES
                ? new Outcome(Bytes.of(output.toByteArray()), false)
                : new Outcome(tooLarge(MAX_ANSWER_BYTES), true);
    }

    /**
     * Runs a function.
     *
     * @param output takes its answer; closed before a function that is out of time is interrupted
     * @return the error object when it failed; null when it did not
     */
    static @Nullable Bytes run(
            LocalFunction function, Bytes event, OutputStream output, Context context, ExecutorService executor)
            throws InterruptedException {
        Future<?> run = executor.submit(() -> {
            function.handler().handleRequest(event.stream(), output, context);
            return null;
        });
        try {
            run.get(function.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            Throwable failure = e.getCause() == null ? e : e.getCause();
            context.getLogger().log(stackTrace(failure));
            return Bytes.utf8(describe(failure, 0).toString());
        } catch (TimeoutException e) {
            close(output);
            run.cancel(true);
            return error("Sandbox.Timedout", timedOut(context, function.timeLimit()));
        }
    }

    /** The error object of a function that answers with more than {@code limit} bytes. */
    static Bytes tooLarge(int limit) {
        return error(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    private static void close(OutputStream output) {
        try {
            output.close();
        } catch (IOException e) {
            // The caller has left: it is told nothing more.
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String timedOut(Context context, Duration limit) {
        return String.format(
                Locale.ROOT,
                "RequestId: %s Error: Task timed out after %.2f seconds",
                context.getAwsRequestId(),
                limit.toMillis() / 1000.0);
    }

    private static Bytes error(String type, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("errorType", type);
        error.addProperty("errorMessage", message);
        return Bytes.utf8(error.toString());
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
