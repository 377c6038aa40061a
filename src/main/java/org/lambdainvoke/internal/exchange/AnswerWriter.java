package org.lambdainvoke.internal.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.responder.Reply;

/**
 * Writes one reply, stage by stage: as much as the client takes, and on from there. To be used by one thread at a time,
 * but for {@link #pull()} and {@link #pullInVain}.
 */
final class AnswerWriter {
    private final HttpServletResponse response;
    private final Turn turn;
    private final RequestMark mark;
    private final ExchangeNotes notes;
    private final boolean isHead;
    private Stage stage = Stage.NOTHING;
    private @Nullable Reply reply;
    private @Nullable Answer head;
    private @Nullable Bytes piece;
    private @Nullable StreamedResponse streamed;
    private @Nullable Pull pull;
    private int progress;
    private boolean isWhole;
    private boolean isDelivered;

    /** Writes nothing yet. */
    AnswerWriter(Exchange exchange, Turn turn, RequestMark mark, ExchangeNotes notes) {
        this.response = exchange.response();
        this.isHead = exchange.isHead();
        this.turn = turn;
        this.mark = mark;
        this.notes = notes;
    }

    /** What is to be written, from its head on. A second call begins anew, after the first answer was taken back. */
    void begin(Reply given) {
        reply = given;
        streamed = null;
        stage = Stage.HEAD;
    }

    /**
     * Writes as long as the client takes it.
     *
     * @throws InvocationFailure when the rest of the function's answer will not come
     * @throws IOException when the container has not taken what was written
     * @throws RuntimeException when the container refuses it
     */
    Waiting write(Client client) throws IOException, InvocationFailure {
        Waiting waiting = null;
        while (waiting == null) {
            waiting = advance(client);
        }
        return waiting;
    }

    /** One stage further. Returns null when there is nothing to wait for yet. */
    private @Nullable Waiting advance(Client client) throws IOException, InvocationFailure {
        return switch (stage) {
            case HEAD -> {
                writeHead();
                yield null;
            }
            case PIECE, PIECE_WRITTEN, WRITTEN, FLUSHED -> {
                if (!client.isReady()) {
                    yield Waiting.CLIENT;
                }
                handOver(client);
                yield null;
            }
            case PIECE_TAKEN -> {
                stage = Stage.PULLING;
                currentPull().ask();
                yield Waiting.PULL;
            }
            case PULLING -> {
                Pull.Brought brought = currentPull().take();
                if (brought == null) {
                    yield Waiting.FUNCTION;
                }
                take(brought);
                yield null;
            }
            case NOTHING, OVER -> {
                letGo();
                yield Waiting.NOTHING;
            }
        };
    }

    /** To a client that is ready. */
    private void handOver(Client client) throws IOException {
        switch (stage) {
            case PIECE -> writeSlice(client.mostAtOnce());
            case PIECE_WRITTEN -> {
                flush();
                stage = Stage.PIECE_TAKEN;
            }
            case WRITTEN -> {
                turn.deliver();
                if (streamed == null) {
                    flush();
                }
                stage = Stage.FLUSHED;
            }
            default -> finish(client);
        }
    }

    private void flush() throws IOException {
        response.flushBuffer();
        progress++;
    }

    private void finish(Client client) throws IOException {
        boolean isCommitted = response.isCommitted();
        if (isCommitted) {
            client.finish();
        }
        stage = Stage.OVER;
        isWhole = true;
        isDelivered = isCommitted;
    }

    private void writeHead() throws IOException {
        Reply beginning = Objects.requireNonNull(reply);
        Answer answer = mark.on(beginning.head());
        head = answer;
        notes.begins(answer);
        if (beginning instanceof Reply.Streamed stream && answer.mayHaveBody(isHead)) {
            streamed = StreamedResponse.begin(answer, response);
            pull = new Pull();
            piece = stream.takeFirst();
            stage = piece == null ? Stage.PIECE_WRITTEN : Stage.PIECE;
            return;
        }
        notes.tail(beginning);
        if (beginning instanceof Reply.Streamed) {
            turn.endCall();
        }
        piece = isHead || answer.body().isEmpty() ? null : answer.body();
        ResponseHead.set(answer, isHead, response);
        stage = piece == null ? Stage.WRITTEN : Stage.PIECE;
    }

    private void writeSlice(int most) throws IOException {
        Bytes rest = Objects.requireNonNull(piece);
        Bytes slice = rest.size() <= most ? rest : rest.slice(0, most);
        if (streamed == null && slice.size() == rest.size()) {
            turn.deliver();
        }
        slice.writeTo(response.getOutputStream());
        progress++;
        notes.wrote(slice.size());
        if (slice.size() < rest.size()) {
            piece = rest.slice(most, rest.size());
        } else {
            piece = null;
            stage = streamed == null ? Stage.WRITTEN : Stage.PIECE_WRITTEN;
        }
    }

    /**
     * Waits for the function's next piece, with which {@link #write} then goes on. Called by one thread at a time,
     * beside the one that writes.
     */
    void pull() {
        currentPull().from((Reply.Streamed) Objects.requireNonNull(reply));
    }

    /** Takes {@link Waiting#PULL} back where no thread can be found for it. */
    void pullInVain(InvocationFailure failure) {
        currentPull().fail(failure);
    }

    private void take(Pull.Brought brought) throws InvocationFailure {
        piece = brought.piece();
        if (piece != null) {
            stage = Stage.PIECE;
            return;
        }
        turn.endCall();
        notes.tail(Objects.requireNonNull(reply));
        if (brought.failure() != null) {
            throw brought.failure();
        }
        stage = Stage.WRITTEN;
    }

    private Pull currentPull() {
        return Objects.requireNonNull(pull);
    }

    /** Writes no more. */
    void stop() {
        stage = Stage.OVER;
    }

    /** Closes the reply, but not while somebody pulls: whoever does comes here again. */
    void letGo() {
        if (reply != null && (pull == null || !pull.isUnderWay())) {
            reply.close();
            reply = null;
        }
    }

    boolean isOver() {
        return stage == Stage.OVER;
    }

    /** Status and fields that are set, or about to be; null until then. */
    @Nullable
    Answer head() {
        return head;
    }

    /** The answer that is sent piece by piece; null when there is none. */
    @Nullable
    StreamedResponse streamed() {
        return streamed;
    }

    /** Whether all of the answer was written. */
    boolean isWhole() {
        return isWhole;
    }

    /** Whether all of the answer was handed over to the container. */
    boolean isDelivered() {
        return isDelivered;
    }

    /** Differs whenever something more was handed over. */
    int progress() {
        return progress;
    }
}
