package org.lambdainvoke.internal.responder;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.ErrorAnswer;
import org.lambdainvoke.internal.answer.FunctionError;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.route.Route;

/**
 * What becomes of a call: whole, or its beginning while the function still writes the rest. To be closed by its owner.
 */
public sealed interface Reply extends AutoCloseable {
    /** Status and fields; of a whole reply with the body. */
    Answer head();

    /** Why no function's answer reaches the client; null when one does. */
    @Nullable
    InvocationFailure failure();

    /** The end of the function's own log, as far as it has come; null when there is none. */
    @Nullable
    String logTail();

    /** Lets go of what is still open. */
    @Override
    void close();

    /**
     * A reply that is there with all its bytes. Immutable.
     *
     * @param head status, fields and body
     * @param failure why it is not the function's; null when it is
     * @param logTail the end of the function's log; null when there is none
     */
    record Whole(
            Answer head,
            @Nullable InvocationFailure failure,
            @Nullable String logTail) implements Reply {

        /** The reply to a request that no function answers. */
        public static Whole refusing(InvocationFailure failure, Route route, RequestId id) {
            return refusing(failure, route, id, null);
        }

        /** The reply for a call that Lambda took. */
        public static Whole of(InvocationResult result, Route route, RequestId id) {
            FunctionError error = FunctionError.of(result);
            if (error == null) {
                return ofSuccess(result, route, id);
            }
            InvocationFailure failure = error.failure();
            return route.exposesFunctionError()
                    ? new Whole(route.response().exposing(result, route.statusOf(failure)), failure, result.logTail())
                    : refusing(failure, route, id, result.logTail());
        }

        private static Whole ofSuccess(InvocationResult result, Route route, RequestId id) {
            try {
                return new Whole(route.response().answer(route.invocation().type(), result), null, result.logTail());
            } catch (InvocationFailure failure) {
                return refusing(failure, route, id, result.logTail());
            }
        }

        private static Whole refusing(InvocationFailure failure, Route route, RequestId id, @Nullable String logTail) {
            return new Whole(ErrorAnswer.of(failure, route.statusOf(failure), id), failure, logTail);
        }

        /** Nothing is open. */
        @Override
        public void close() {}
    }

    /**
     * A reply whose body the function still writes. There is one piece of it in memory at a time. Not thread-safe, but
     * may be handed from thread to thread.
     */
    final class Streamed implements Reply {
        private final Answer head;
        private final InvocationStream rest;
        private @Nullable Bytes first;
        private boolean isClosed;

        Streamed(AnswerReader.Beginning beginning, InvocationStream rest) {
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
}
