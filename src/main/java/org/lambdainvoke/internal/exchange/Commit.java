package org.lambdainvoke.internal.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.exchange.StreamedResponse.Breaking;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.responder.Reply;

/**
 * Answers one request. An {@link AnswerWriter} writes the reply; this does the rest when the writing fails, and is the
 * place where a failure becomes a line in the log and a request attribute. Nobody else writes to the response. To be
 * used by one thread at a time, but for {@link #pull()}, {@link #pullInVain} and {@link #breaking()}.
 */
final class Commit {
    private final Exchange exchange;
    private final HttpServletResponse response;
    private final ExchangeNotes notes;
    private final RequestMark mark;
    private final AnswerWriter writer;
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
        this.notes = new ExchangeNotes(exchange, log);
        this.mark = new RequestMark(exchange, requestIdField);
        this.writer = new AnswerWriter(exchange, turn, mark, notes);
    }

    /** Says whether the request has a body that was not read to its end. */
    void mayLeaveUnread(boolean isUnread) {
        mark.mayLeaveUnread(isUnread);
    }

    /** What is to be written, by {@link #advance}. To be called once. */
    void begin(Reply reply) {
        writer.begin(reply);
        if (reply.failure() != null) {
            notes.failed(reply.failure());
        }
    }

    /** Ends an answer that was to be written by a worker when somebody else has written one. */
    void requireUncommitted() {
        if (response.isCommitted()) {
            end(new InvocationFailure(FailureReason.NOT_DELIVERED, "somebody else has answered meanwhile"));
        }
    }

    /**
     * Writes as long as the client takes it. What the container refuses is replaced where it is not too late. That a
     * client has left, a refusal, and a function that breaks off are noted, not thrown.
     *
     * @return for what the rest waits; after {@link Waiting#PULL} somebody is to {@link #pull()}, and to call this
     *     again
     */
    Waiting advance(Client client) {
        try {
            return writer.write(client);
        } catch (InvocationFailure failure) {
            end(failure);
            return Waiting.NOTHING;
        } catch (IOException | RuntimeException e) {
            return settle(e, client);
        }
    }

    /** Waits for the function's next piece. Called by one thread at a time, beside the one that writes. */
    void pull() {
        writer.pull();
    }

    /** Takes {@link Waiting#PULL} back where no thread can be found for it. */
    void pullInVain(InvocationFailure failure) {
        writer.pullInVain(failure);
    }

    /** Whether all of the answer was handed over to the container. */
    boolean isDelivered() {
        return writer.isDelivered();
    }

    /** Differs whenever something more was handed over. */
    int progress() {
        return writer.progress();
    }

    /** Ends an answer that will not come to its own end, so that its client does not take it for whole. */
    void end(InvocationFailure failure) {
        if (writer.isOver()) {
            return;
        }
        writer.stop();
        try {
            breakOff(failure);
        } finally {
            noteAndLetGo(failure);
        }
    }

    /** Ends an answer whose response is somebody else's by now. */
    void abandon(InvocationFailure failure) {
        if (writer.isOver()) {
            return;
        }
        writer.stop();
        noteAndLetGo(failure);
    }

    private void noteAndLetGo(InvocationFailure failure) {
        try {
            notes.failed(failure);
        } finally {
            writer.letGo();
        }
    }

    /** Notes that the container could not send an answer that was handed over to it. */
    void amend(InvocationFailure failure) {
        if (isDelivered()) {
            notes.failed(failure);
        }
    }

    /**
     * Notes an answer that has never come to the container: whoever holds it back has no more occasion to hand it on.
     */
    void requireDelivered() {
        if (writer.isWhole() && !writer.isDelivered()) {
            notes.failed(new InvocationFailure(
                    FailureReason.NOT_DELIVERED, "a filter in front keeps the answer, see the parameter async"));
            ResponseHead.takeBack(Objects.requireNonNull(writer.head()), response);
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
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
        return broken != null && writer.streamed() == null;
    }

    Breaking breaking() {
        return breaking;
    }

    private void breakOff(InvocationFailure failure) {
        try {
            if (response.isCommitted()) {
                cut(new IOException("The answer broke off", failure));
                return;
            }
            Answer head = writer.head();
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

    private void cut(IOException reason) {
        broken = reason;
        StreamedResponse streamed = writer.streamed();
        if (streamed != null) {
            breaking = streamed.breakOff() ? Breaking.TOLD : Breaking.UNTOLD;
        }
    }

    /** Does what is left to do when the container has not taken what was written. */
    private Waiting settle(Exception e, Client client) {
        boolean isTooLate = response.isCommitted();
        if (!isRefusal(e)) {
            notes.failed(new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed", e));
        } else if (isReplaced) {
            notes.failed(
                    new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send any answer", e));
        } else {
            InvocationFailure failure =
                    new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", e);
            notes.failed(failure);
            if (!isTooLate) {
                return replace(failure, client);
            }
        }
        // Fields that the container refuses are not sent, whatever it says of the commit; it ends the connection.
        Answer head = writer.head();
        if (isTooLate && !(head != null && head.hasManyFields())) {
            cut(e instanceof IOException failed ? failed : new IOException("The answer broke off", e));
        }
        writer.stop();
        writer.letGo();
        return Waiting.NOTHING;
    }

    private Waiting replace(InvocationFailure failure, Client client) {
        isReplaced = true;
        try {
            ResponseHead.takeBack(Objects.requireNonNull(writer.head()), response);
        } catch (RuntimeException e) {
            return settle(e, client);
        }
        writer.letGo();
        exchange.journal().takeBack();
        writer.begin(Reply.Whole.refusing(failure, exchange.route(), exchange.id()));
        return advance(client);
    }

    /**
     * It is not always the connection that failed. Containers refuse some answers, most of all for the size of their
     * fields, and some of them only when they are to be sent; Jetty wraps its refusal.
     */
    static boolean isRefusal(Throwable e) {
        return e instanceof RuntimeException || e.getCause() instanceof RuntimeException;
    }
}
