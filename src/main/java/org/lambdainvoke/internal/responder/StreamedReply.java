package org.lambdainvoke.internal.responder;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.FunctionError;
import org.lambdainvoke.internal.answer.StreamBeginning;

/**
 * A reply whose body the function still writes. There is one piece of it in memory at a time. Not thread-safe, but may
 * be handed from thread to thread.
 */
public final class StreamedReply implements Reply {
    private final Answer head;
    private final InvocationStream rest;
    private @Nullable Bytes first;
    private boolean isClosed;

    StreamedReply(StreamBeginning beginning, InvocationStream rest) {
        this.head = beginning.head();
        this.first = beginning.first().isEmpty() ? null : beginning.first();
        this.rest = rest;
    }

    @Override
    public Answer head() {
        return head;
    }

    /** None yet: {@link #next()} throws what comes of it. */
    @Override
    public @Nullable InvocationFailure failure() {
        return null;
    }

    @Override
    public @Nullable String logTail() {
        return rest.end().logTail();
    }

    /** What has come of the body with its head, once; null when nothing has. */
    public @Nullable Bytes takeFirst() {
        Bytes piece = first;
        first = null;
        return piece;
    }

    /**
     * Waits for the next piece of the body.
     *
     * @return some bytes; null when the function has ended, and has not failed
     * @throws InvocationFailure when the function failed, or the stream broke off
     */
    public @Nullable Bytes next() throws InvocationFailure {
        Bytes piece = takeFirst();
        if (piece == null) {
            piece = rest.next();
        }
        if (piece == null) {
            requireSuccess();
        }
        return piece;
    }

    private void requireSuccess() throws InvocationFailure {
        FunctionError error = FunctionError.of(rest.end());
        if (error != null) {
            throw error.failure();
        }
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            rest.close();
        }
    }
}
