package org.lambdainvoke;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationStream;
import org.lambdainvoke.response.Answer;
import org.lambdainvoke.response.FunctionError;
import org.lambdainvoke.response.StreamBeginning;
import org.lambdainvoke.response.StreamedResponse;

/**
 * Hands a function's answer on to the client while the function still writes it. There is one piece of it in memory at a
 * time: the next is read when the client's connection has taken the last. Used once, on one thread.
 */
final class StreamRelay {
    private final Exchange exchange;
    private final Running running;
    private final HttpServletResponse response;
    private final boolean isHead;

    StreamRelay(Exchange exchange, Running running, HttpServletResponse response, boolean isHead) {
        this.exchange = exchange;
        this.running = running;
        this.response = response;
        this.isHead = isHead;
    }

    /**
     * Calls the function and sends what comes of it. Until the first piece a failure is an answer like any other.
     *
     * @param idleTimeout how long each further piece may take
     * @param mayAnswer asked once, before request and response are touched
     * @throws IOException as {@link Exchange#commit} does
     */
    void finish(Invocation invocation, Duration idleTimeout, BooleanSupplier mayAnswer) throws IOException {
        try (InvocationStream stream = exchange.stream(invocation, idleTimeout)) {
            StreamBeginning beginning = running.settings().response().begin(stream);
            if (mayAnswer.getAsBoolean()) {
                answer(beginning, stream);
            }
        } catch (InvocationFailure failure) {
            if (mayAnswer.getAsBoolean()) {
                exchange.commit(exchange.answerOf(failure));
            }
        }
    }

    private void answer(StreamBeginning beginning, InvocationStream stream) throws IOException {
        FunctionError error = FunctionError.of(stream.end());
        if (error != null) {
            exchange.commit(exchange.answerOf(stream.end()));
        } else if (beginning.hasBody(isHead)) {
            relay(beginning, stream);
        } else {
            exchange.commit(exchange.noted(beginning.head()));
        }
    }

    private void relay(StreamBeginning beginning, InvocationStream stream) throws IOException {
        Answer head = exchange.named(exchange.noted(beginning.head()));
        StreamedResponse answer;
        try {
            exchange.journal().sent(head.status());
            answer = StreamedResponse.begin(head, response);
            write(beginning.first(), answer);
        } catch (IOException | RuntimeException e) {
            exchange.settle(e, head);
            return;
        }
        try {
            for (Bytes piece = stream.next(); piece != null; piece = stream.next()) {
                write(piece, answer);
            }
            requireSuccess(stream.end());
        } catch (InvocationFailure failure) {
            exchange.note(failure);
            answer.breakOff();
            throw new IOException("The answer broke off", failure);
        } catch (IOException | RuntimeException e) {
            exchange.settle(e, head);
        }
    }

    private void write(Bytes piece, StreamedResponse answer) throws IOException {
        answer.write(piece);
        exchange.journal().wrote(piece.size());
    }

    private void requireSuccess(InvocationResult end) throws InvocationFailure {
        exchange.noteTail(end);
        FunctionError error = FunctionError.of(end);
        if (error != null) {
            throw error.failure();
        }
    }
}
