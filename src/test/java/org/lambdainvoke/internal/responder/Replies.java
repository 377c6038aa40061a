package org.lambdainvoke.internal.responder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.call.InvocationResult;
import org.lambdainvoke.call.InvocationStream;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.HttpFields;

/** Makes replies without a call. */
public final class Replies {
    private Replies() {}

    public static Reply.Whole whole(int status, String body) {
        return new Reply.Whole(answer(status, body), null, null);
    }

    public static Answer answer(int status, String body) {
        return new Answer(status, "text/plain", HttpFields.NONE, Bytes.utf8(body));
    }

    /** The failure of an answer whose rest does not come. */
    public static InvocationFailure failure() {
        return new InvocationFailure(FailureReason.CONNECTION_LOST, "the rest does not come");
    }

    /** Nothing of the body comes with the head. */
    public static Reply.Streamed streamed(InvocationStream rest) {
        return new Reply.Streamed(new AnswerReader.Beginning(answer(200, ""), Bytes.EMPTY), rest);
    }

    /** Brings its pieces, or a failure. */
    public static final class Pieces implements InvocationStream {
        public static final String TAIL = "END RequestId: 1";

        private final Deque<Bytes> pieces = new ArrayDeque<>();
        private final InvocationFailure failure;
        private int closed;

        private Pieces(InvocationFailure failure, List<String> pieces) {
            this.failure = failure;
            pieces.forEach(piece -> this.pieces.add(Bytes.utf8(piece)));
        }

        public static Pieces whole(String... pieces) {
            return new Pieces(null, List.of(pieces));
        }

        public static Pieces broken(InvocationFailure failure) {
            return new Pieces(failure, List.of());
        }

        @Override
        public Bytes next() throws InvocationFailure {
            if (failure != null) {
                throw failure;
            }
            return pieces.poll();
        }

        @Override
        public InvocationResult end() {
            return new InvocationResult(Bytes.EMPTY, null, null, null, TAIL);
        }

        @Override
        public boolean isHttpResponse() {
            return false;
        }

        @Override
        public void close() {
            closed++;
        }

        public int closed() {
            return closed;
        }
    }
}
