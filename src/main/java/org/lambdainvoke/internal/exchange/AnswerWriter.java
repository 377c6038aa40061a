package org.lambdainvoke.internal.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.StreamedReply;

/**
 * Writes one reply, stage by stage: as much as the client takes, and on from there. To be used by one thread at a time,
 * but for {@link #pull()} and {@link #pullInVain}.
 */
final class AnswerWriter {
    /** What the rest of an answer waits for. */
    enum Waiting {
        /** For nothing: the answer is written, or no more of it will be. */
        NOTHING,
        /** For the client, which has yet to take what was written. */
        CLIENT,
        /** For somebody who pulls, and then goes on writing. Said once a piece. */
        PULL,
        /** For the thread that pulls. */
        FUNCTION
    }

    private enum Stage {
        /** Until {@link AnswerWriter#begin}. */
        NOTHING,
        HEAD,
        PIECE,
        PIECE_WRITTEN,
        PIECE_TAKEN,
        PULLING,
        WRITTEN,
        FLUSHED,
        OVER
    }

    private final Exchange exchange;
    private final HttpServletResponse response;
    private final Turn turn;
    private final String requestIdField;
    private final InvocationLog log;
    private final boolean isHead;
    private boolean isBodyUnread;
    private Stage stage = Stage.NOTHING;
    private @Nullable Reply reply;
    private @Nullable Answer head;
    private @Nullable Bytes piece;
    private @Nullable StreamedResponse streamed;
    private @Nullable Pull pull;
    private int progress;
    private boolean isWhole;
    private boolean isDelivered;

    /**
     * Writes nothing yet.
     *
     * @param requestIdField the field that takes the request's id back
     */
    AnswerWriter(Exchange exchange, Turn turn, String requestIdField, InvocationLog log) {
        this.exchange = exchange;
        this.response = exchange.response();
        this.turn = turn;
        this.requestIdField = requestIdField;
        this.log = log;
        this.isHead = exchange.isHead();
    }

    /** Says whether the request has a body that was not read to its end. */
    void mayLeaveUnread(boolean isUnread) {
        isBodyUnread = isUnread;
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
        while (true) {
            switch (stage) {
                case HEAD -> writeHead();
                case PIECE -> {
                    if (!client.isReady()) {
                        return Waiting.CLIENT;
                    }
                    writeSlice(client.mostAtOnce());
                }
                case PIECE_WRITTEN -> {
                    if (!client.isReady()) {
                        return Waiting.CLIENT;
                    }
                    response.flushBuffer();
                    progress++;
                    stage = Stage.PIECE_TAKEN;
                }
                case PIECE_TAKEN -> {
                    stage = Stage.PULLING;
                    currentPull().ask();
                    return Waiting.PULL;
                }
                case PULLING -> {
                    Pull.Brought brought = currentPull().take();
                    if (brought == null) {
                        return Waiting.FUNCTION;
                    }
                    take(brought);
                }
                case WRITTEN -> {
                    if (!client.isReady()) {
                        return Waiting.CLIENT;
                    }
                    turn.deliver();
                    if (streamed == null) {
                        response.flushBuffer();
                        progress++;
                    }
                    stage = Stage.FLUSHED;
                }
                case FLUSHED -> {
                    if (!client.isReady()) {
                        return Waiting.CLIENT;
                    }
                    boolean isCommitted = response.isCommitted();
                    if (isCommitted) {
                        client.finish();
                    }
                    stage = Stage.OVER;
                    isWhole = true;
                    isDelivered = isCommitted;
                }
                case NOTHING, OVER -> {
                    letGo();
                    return Waiting.NOTHING;
                }
            }
        }
    }

    private void writeHead() throws IOException {
        Reply beginning = Objects.requireNonNull(reply);
        Answer answer = named(beginning.head());
        head = answer;
        if (answer.hasReplacements()) {
            log.replaced(exchange.id().text());
        }
        exchange.journal().sent(answer.status());
        if (beginning instanceof StreamedReply stream && answer.mayHaveBody(isHead)) {
            streamed = StreamedResponse.begin(answer, response);
            pull = new Pull();
            piece = stream.takeFirst();
            stage = piece == null ? Stage.PIECE_WRITTEN : Stage.PIECE;
            return;
        }
        logTail(beginning);
        if (beginning instanceof StreamedReply) {
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
        exchange.journal().wrote(slice.size());
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
        currentPull().from((StreamedReply) Objects.requireNonNull(reply));
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
        logTail(Objects.requireNonNull(reply));
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

    /**
     * The answer with the request's id. A body that was not read to its end may cost the connection: containers end it
     * after an answer, not all of them say so, and a client that was not told sends its next request there.
     */
    private Answer named(Answer answer) {
        Answer named = answer.with(requestIdField, exchange.id().text());
        boolean mayEnd = isBodyUnread && exchange.request().getProtocol().startsWith("HTTP/1.");
        return mayEnd ? named.with("Connection", "close") : named;
    }

    private void logTail(Reply ended) {
        String tail = ended.logTail();
        if (tail != null) {
            log.tail(tail, exchange.id().text());
        }
    }
}
