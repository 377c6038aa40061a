package org.lambdainvoke.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.observe.InvocationLog;
import org.lambdainvoke.responder.Defects;
import org.lambdainvoke.responder.Reply;
import org.lambdainvoke.responder.StreamedReply;
import org.lambdainvoke.responder.WholeReply;
import org.lambdainvoke.response.Answer;

/**
 * The only writer of one response, and the place where a failure becomes a line in the log and a request attribute. It
 * writes as much as the client takes and goes on from there, so that no thread waits for a client. To be used by one
 * thread at a time, but for {@link #pull()}.
 */
final class Commit {
    /** What the rest of an answer waits for. */
    enum Waiting {
        /** For nothing: the answer is written, or no more of it will be. */
        NOTHING,
        /** For the client, which has yet to take what was written. */
        CLIENT,
        /** For somebody who calls {@link Commit#pull()}, and then {@link Commit#advance} again. Said once a piece. */
        PULL,
        /** For the thread that pulls. */
        FUNCTION
    }

    /** Whether the container was to break a streamed answer off, and whether it has told that it does. */
    enum Breaking {
        NONE,
        UNTOLD,
        TOLD
    }

    private enum Stage {
        /** Until {@link Commit#begin}. */
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

    /** What a pull has brought: a piece, a failure, or neither at the end. */
    private record Pulled(@Nullable Bytes piece, @Nullable InvocationFailure failure) {}

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
    private volatile boolean isPulling;
    private volatile @Nullable Pulled pulled;
    private int progress;
    private boolean isWhole;
    private boolean isDelivered;
    private Breaking breaking = Breaking.NONE;
    private boolean isReplaced;
    private @Nullable IOException broken;

    /**
     * Writes nothing yet.
     *
     * @param requestIdField the field that takes the request's id back
     */
    Commit(Exchange exchange, Turn turn, String requestIdField, InvocationLog log) {
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

    /** What is to be written, by {@link #advance}. To be called once. */
    void begin(Reply given) {
        reply = given;
        stage = Stage.HEAD;
        if (given.failure() != null) {
            note(given.failure());
        }
    }

    /** Ends an answer that was to be written by a worker when somebody else has written one. */
    void requireUncommitted() {
        if (response.isCommitted()) {
            end(new InvocationFailure(FailureReason.NOT_DELIVERED, "somebody else has answered meanwhile"));
        }
    }

    /**
     * Writes as long as the client takes it. What the container refuses is replaced where it is not too late; a client
     * may have left: neither is thrown.
     */
    Waiting advance(Client client) {
        try {
            return write(client);
        } catch (IOException | RuntimeException e) {
            return settle(e, client);
        }
    }

    private Waiting write(Client client) throws IOException {
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
                    isPulling = true;
                    return Waiting.PULL;
                }
                case PULLING -> {
                    Pulled brought = pulled;
                    if (brought == null) {
                        return Waiting.FUNCTION;
                    }
                    pulled = null;
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
     * Waits for the function's next piece, which {@link #advance} then takes. Called by one thread at a time, beside
     * the one that writes.
     */
    void pull() {
        StreamedReply stream = (StreamedReply) Objects.requireNonNull(reply);
        Pulled brought = pulled(stream);
        if (brought.piece() == null) {
            // Its connection need not wait until a slow client has everything.
            stream.close();
        }
        isPulling = false;
        pulled = brought;
    }

    /** Takes {@link Waiting#PULL} back where no thread can be found for it. */
    void pullInVain(InvocationFailure failure) {
        pulled = new Pulled(null, failure);
        isPulling = false;
    }

    private static Pulled pulled(StreamedReply stream) {
        try {
            return new Pulled(stream.next(), null);
        } catch (InvocationFailure failure) {
            return new Pulled(null, failure);
        } catch (RuntimeException | Error e) {
            return new Pulled(null, Defects.failure(e));
        }
    }

    private void take(Pulled brought) {
        piece = brought.piece();
        if (piece != null) {
            stage = Stage.PIECE;
            return;
        }
        turn.endCall();
        logTail(Objects.requireNonNull(reply));
        if (brought.failure() == null) {
            stage = Stage.WRITTEN;
        } else {
            end(brought.failure());
        }
    }

    /** Ends an answer that will not come to its own end, so that its client does not take it for whole. */
    void end(InvocationFailure failure) {
        if (stage == Stage.OVER) {
            return;
        }
        stage = Stage.OVER;
        try {
            breakOff(failure);
        } finally {
            try {
                note(failure);
            } finally {
                letGo();
            }
        }
    }

    /** Notes that the container could not send an answer that was handed over to it. */
    void amend(InvocationFailure failure) {
        if (isDelivered) {
            note(failure);
        }
    }

    /** Whether all of the answer was handed over to the container. */
    boolean isDelivered() {
        return isDelivered;
    }

    /** Ends an answer whose response is somebody else's by now. */
    void abandon(InvocationFailure failure) {
        if (stage == Stage.OVER) {
            return;
        }
        stage = Stage.OVER;
        try {
            note(failure);
        } finally {
            letGo();
        }
    }

    private void breakOff(InvocationFailure failure) {
        try {
            if (response.isCommitted()) {
                broken = new IOException("The answer broke off", failure);
                breakStream();
                return;
            }
            if (head != null) {
                ResponseHead.takeBack(head, response);
            }
            int status = failure.reason().status();
            response.setStatus(status == 0 ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status);
            exchange.journal().sent(status);
        } catch (RuntimeException e) {
            // The container has taken the response back.
        }
    }

    private void breakStream() {
        if (streamed != null) {
            breaking = streamed.breakOff() ? Breaking.TOLD : Breaking.UNTOLD;
        }
    }

    /**
     * Says whether the answer broke off.
     *
     * @throws IOException when the connection must be cut, or the client takes half of the answer for all
     */
    void requireWhole() throws IOException {
        if (broken != null) {
            throw broken;
        }
    }

    /** Whether an answer whose length the client knows was broken off. */
    boolean isCutShort() {
        return broken != null && streamed == null;
    }

    Breaking breaking() {
        return breaking;
    }

    /** Differs whenever something more was handed over. */
    int progress() {
        return progress;
    }

    /**
     * Notes an answer that has never come to the container: whoever holds it back has no more occasion to hand it on.
     */
    void requireDelivered() {
        if (isWhole && !isDelivered) {
            note(new InvocationFailure(
                    FailureReason.NOT_DELIVERED, "a filter in front keeps the answer, see the parameter async"));
            ResponseHead.takeBack(Objects.requireNonNull(head), response);
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    /** Not while somebody pulls: whoever does comes here again. */
    private void letGo() {
        if (reply != null && !isPulling) {
            reply.close();
            reply = null;
        }
    }

    /** Does what is left to do when the container has not taken what was written. */
    private Waiting settle(Exception e, Client client) {
        boolean isTooLate = response.isCommitted();
        if (!isRefusal(e)) {
            note(new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed", e));
        } else if (isReplaced) {
            note(new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send any answer", e));
        } else {
            InvocationFailure failure =
                    new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", e);
            note(failure);
            if (!isTooLate) {
                return replace(failure, client);
            }
        }
        // Fields that the container refuses are not sent, whatever it says of the commit; it ends the connection.
        if (isTooLate && !(head != null && head.hasManyFields())) {
            broken = e instanceof IOException failed ? failed : new IOException("The answer broke off", e);
            breakStream();
        }
        stage = Stage.OVER;
        letGo();
        return Waiting.NOTHING;
    }

    private Waiting replace(InvocationFailure failure, Client client) {
        isReplaced = true;
        try {
            ResponseHead.takeBack(Objects.requireNonNull(head), response);
        } catch (RuntimeException e) {
            return settle(e, client);
        }
        letGo();
        exchange.journal().takeBack();
        reply = WholeReply.refusing(failure, exchange.route(), exchange.id());
        streamed = null;
        stage = Stage.HEAD;
        return advance(client);
    }

    /**
     * It is not always the connection that failed. Containers refuse some answers, most of all for the size of their
     * fields, and some of them only when they are to be sent; Jetty wraps its refusal.
     */
    static boolean isRefusal(Throwable e) {
        return e instanceof RuntimeException || e.getCause() instanceof RuntimeException;
    }

    /**
     * The answer with the request's id. A body that was not read to its end may cost the connection: containers end it
     * after an answer, not all of them say so, and a client that was not told sends its next request there.
     */
    private Answer named(Answer answer) {
        boolean mayEnd = isBodyUnread && exchange.request().getProtocol().startsWith("HTTP/1.");
        return answer.with(requestIdField, exchange.id().text()).with("Connection", mayEnd ? "close" : null);
    }

    private void logTail(Reply ended) {
        String tail = ended.logTail();
        if (tail != null) {
            log.tail(tail, exchange.id().text());
        }
    }

    /** Notes why no function's answer reaches the client. */
    private void note(InvocationFailure failure) {
        exchange.journal().failed(failure.reason());
        if (failure.awsRequestId() != null) {
            exchange.journal().identified(failure.awsRequestId(), null);
        }
        log.failed(failure, exchange.id().text());
        try {
            exchange.request()
                    .setAttribute(Exchanges.REASON_ATTRIBUTE, failure.reason().code());
        } catch (RuntimeException e) {
            // The container has taken the request back.
        }
    }
}
