package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.Deadline;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;

/** The event stream of one call ({@code InvokeWithResponseStream} of the Lambda API). */
final class PooledInvocationStream implements InvocationStream {
    private static final String HTTP_RESPONSE = "application/vnd.awslambda.http-integration-response";
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMillis(100);

    /** Makes a failure of what broke. */
    interface Failures {
        InvocationFailure of(Exception cause, Deadline deadline);
    }

    private final PooledConnection connection;
    private final HttpResponse response;
    private final InputStream content;
    private final EventFrameReader frames;
    private final Duration idleTimeout;
    private final Failures failures;
    private final boolean isHttpResponse;
    private @Nullable Bytes first;
    private InvocationResult end;
    private boolean isComplete;

    /**
     * Waits for the first event, till the deadline of the call.
     *
     * @throws InvocationFailure when none comes; the connection is the caller's to close then
     */
    PooledInvocationStream(
            PooledConnection connection,
            HttpResponse response,
            Deadline deadline,
            Duration idleTimeout,
            Failures failures)
            throws InvocationFailure, IOException {
        this.connection = connection;
        this.response = response;
        this.content = response.getEntity().getContent();
        this.frames = new EventFrameReader(content);
        this.idleTimeout = idleTimeout;
        this.failures = failures;
        this.isHttpResponse = HTTP_RESPONSE.equals(AnswerFields.text(response, "Content-Type"));
        this.end = AnswerFields.result(response, Bytes.EMPTY);
        this.first = read(deadline);
        connection.waitForCaller();
    }

    @Override
    public @Nullable Bytes next() throws InvocationFailure {
        if (first != null) {
            Bytes next = first;
            first = null;
            return next;
        }
        if (isComplete) {
            return null;
        }
        Deadline deadline = Deadline.after(idleTimeout);
        connection.waitUntil(deadline);
        Bytes piece = read(deadline);
        connection.waitForCaller();
        return piece;
    }

    @Override
    public InvocationResult end() {
        return end;
    }

    @Override
    public boolean isHttpResponse() {
        return isHttpResponse;
    }

    private @Nullable Bytes read(Deadline deadline) throws InvocationFailure {
        try {
            while (true) {
                EventFrameReader.Event event = frames.next();
                switch (type(event)) {
                    case "PayloadChunk" -> {
                        if (!event.payload().isEmpty()) {
                            return event.payload();
                        }
                    }
                    case "InvokeComplete" -> {
                        end = StreamEnd.read(end, event.payload());
                        isComplete = true;
                        return null;
                    }
                    default -> {
                        // What a later API may add between the two.
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            throw failures.of(e, deadline);
        }
    }

    /** The type of an event; an exception or an error in place of one ends the stream. */
    private static String type(EventFrameReader.Event event) throws IOException {
        if (!event.header(":message-type").equals("event")) {
            throw new IOException("the endpoint ends the stream with " + event.header(":exception-type")
                    + event.header(":error-code"));
        }
        return event.header(":event-type");
    }

    @Override
    public void close() {
        if (isComplete) {
            connection.waitUntil(Deadline.after(PATIENCE_AT_THE_END));
            try {
                if (content.read() < 0) {
                    connection.keepBehind(response);
                }
            } catch (IOException e) {
                // The answer is whole; only its connection is not of use any more.
            }
        }
        connection.close();
    }
}
