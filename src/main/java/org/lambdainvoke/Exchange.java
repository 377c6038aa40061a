package org.lambdainvoke;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.RequestId;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.Deadline;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.Invocation;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;
import org.lambdainvoke.invoke.InvocationRules;
import org.lambdainvoke.invoke.InvocationStream;
import org.lambdainvoke.payload.RequestSnapshot;
import org.lambdainvoke.response.Answer;
import org.lambdainvoke.response.ErrorAnswer;
import org.lambdainvoke.response.FunctionError;
import org.lambdainvoke.response.ResponseCommitter;

/** One request on its way to the committed response, step by step. Each step is taken once, on one thread at a time. */
final class Exchange {
    private final Running running;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestId id;
    private final boolean isHead;
    private final ExchangeJournal journal;
    private final AtomicBoolean hasPlace = new AtomicBoolean();
    private boolean isBodyUnread;
    private final AtomicBoolean isToBeTold;
    private volatile boolean isCalling;
    private boolean isClientGone;

    Exchange(Running running, HttpServletRequest request, HttpServletResponse response) {
        this.running = running;
        this.request = request;
        this.response = response;
        this.id = RequestId.of(request.getHeader(running.settings().requestIdField()));
        this.journal = new ExchangeJournal(id);
        this.isHead = request.getMethod().equals("HEAD");
        this.isToBeTold = new AtomicBoolean(running.observers().begun());
    }

    /**
     * Reads the request, its body to the end, and takes a place among the invocations that run.
     *
     * @throws InvocationFailure when the request is refused; no place is taken then
     */
    Invocation prepare() throws InvocationFailure {
        FilterSettings settings = running.settings();
        isBodyUnread = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        running.limit().requireRoom();
        RequestSnapshot snapshot = RequestSnapshot.of(request, settings.request(), id);
        isBodyUnread = false;
        InvocationRules rules = settings.invocation();
        Deadline deadline = Deadline.after(rules.timeout());
        Bytes payload = settings.payload().encode(snapshot, settings.request().limits());
        if (payload.size() > rules.type().maxPayloadBytes()) {
            throw new InvocationFailure(FailureReason.PAYLOAD_TOO_LARGE, "The request is too large for the function.");
        }
        journal.prepared(payload.size());
        running.limit().enter();
        hasPlace.set(true);
        return new Invocation(rules.function(), rules.type(), rules.logType(), payload, deadline, snapshot.trace());
    }

    /**
     * Calls the function and sends what comes of it.
     *
     * @param mayAnswer asked once, when the function has answered: whether request and response are still those of this
     *     exchange. Till then neither is touched.
     * @throws IOException as {@link #commit} does
     */
    void finish(Invocation invocation, BooleanSupplier mayAnswer) throws IOException {
        Duration streamIdleTimeout = running.settings().invocation().streamIdleTimeout();
        try {
            if (streamIdleTimeout != null) {
                new StreamRelay(this, running, response, isHead).finish(invocation, streamIdleTimeout, mayAnswer);
                return;
            }
            Supplier<Answer> answer = call(invocation);
            if (mayAnswer.getAsBoolean()) {
                commit(answer.get());
            }
        } finally {
            leave();
        }
    }

    /** Gives back the place that {@link #prepare()} took, unless that was done before. */
    void leave() {
        if (hasPlace.compareAndSet(true, false)) {
            running.limit().leave();
        }
    }

    RequestId id() {
        return id;
    }

    ExchangeJournal journal() {
        return journal;
    }

    /** Leaves a status that is no success, for a defect that nobody foresaw. */
    void abandon() {
        if (!response.isCommitted()) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    /** Tells what became of the exchange, once. */
    void end() {
        if (isToBeTold.compareAndSet(true, false)) {
            running.observers().finished(journal);
        }
    }

    private Supplier<Answer> call(Invocation invocation) {
        isCalling = true;
        try {
            InvocationResult result = running.invokerFor(journal).invoke(invocation);
            journal.identified(result.requestId(), result.executedVersion());
            return () -> answerOf(result);
        } catch (InvocationFailure failure) {
            return () -> answerOf(failure);
        } finally {
            called();
        }
    }

    /** Calls the function and waits for the beginning of its answer. */
    InvocationStream stream(Invocation invocation, Duration idleTimeout) throws InvocationFailure {
        isCalling = true;
        try {
            InvocationStream stream = running.invokerFor(journal).stream(invocation, idleTimeout);
            journal.identified(stream.end().requestId(), stream.end().executedVersion());
            return stream;
        } finally {
            called();
        }
    }

    private void called() {
        isCalling = false;
        journal.answered();
    }

    /** The answer for a request that no function answers. */
    Answer answerOf(InvocationFailure failure) {
        note(failure);
        return ErrorAnswer.of(failure, statusOf(failure), id);
    }

    /**
     * Notes that nobody is there any more. The container may tell it beside the write that fails, and may use the request
     * for another one when it has told it: that waits until it was noted.
     */
    synchronized void noteClientGone(@Nullable Throwable why) {
        if (!isClientGone) {
            isClientGone = true;
            String detail = "the connection to the client failed";
            note(
                    why == null
                            ? new InvocationFailure(FailureReason.CLIENT_GONE, detail)
                            : new InvocationFailure(FailureReason.CLIENT_GONE, detail, why));
        }
    }

    /** Notes why no function's answer reaches the client: as a request attribute and in the log. */
    void note(InvocationFailure failure) {
        request.setAttribute(
                LambdaInvokeFilter.REASON_ATTRIBUTE, failure.reason().code());
        journal.failed(failure.reason());
        if (failure.awsRequestId() != null) {
            journal.identified(failure.awsRequestId(), null);
        }
        running.log().failed(failure, id.text());
    }

    /**
     * Sends the answer. What the container refuses is replaced where it is not too late; a client may have left. An answer
     * takes memory and a thread until it is written, so that its place is free only then; but it is before the flush, as
     * whoever has the answer may come again.
     *
     * @throws IOException when the answer broke off: the connection must be cut, or the client takes half of it for all
     */
    void commit(Answer answer) throws IOException {
        Answer named = named(answer);
        try {
            send(named);
        } catch (IOException | RuntimeException e) {
            settle(e, named);
        }
    }

    private void send(Answer answer) throws IOException {
        journal.sent(answer.status());
        ResponseCommitter.write(answer, isHead, response);
        // Not while the function is still called, which the container's patience may not have waited for.
        if (!isCalling) {
            leave();
        }
        response.flushBuffer();
        journal.wrote(isHead ? 0 : answer.body().size());
    }

    /**
     * Does what is left to do when the container has not sent {@code answer}.
     *
     * @throws IOException when the answer broke off
     */
    void settle(Exception e, Answer answer) throws IOException {
        boolean isTooLate = response.isCommitted();
        if (!isRefusal(e)) {
            noteClientGone(e);
        } else {
            InvocationFailure failure =
                    new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", e);
            note(failure);
            if (!isTooLate) {
                replace(answer, failure);
            }
        }
        // Fields that the container refuses are not sent, whatever it says of the commit; it ends the connection.
        if (isTooLate && !answer.hasManyFields()) {
            throw e instanceof IOException broken ? broken : new IOException("The answer broke off", e);
        }
    }

    /**
     * The answer with the request's id. A body that was not read to its end may cost the connection: containers end it
     * behind an answer, not all of them say so, and a client that was not told sends its next request there.
     */
    Answer named(Answer answer) {
        boolean mayEnd = isBodyUnread && request.getProtocol().startsWith("HTTP/1.");
        return answer.with(running.settings().requestIdField(), id.text()).with("Connection", mayEnd ? "close" : null);
    }

    /** The answer for a call that Lambda took. */
    Answer answerOf(InvocationResult result) {
        noteTail(result);
        FunctionError error = FunctionError.of(result);
        return error == null ? answerOfSuccess(result) : answerOfError(result, error);
    }

    void noteTail(InvocationResult result) {
        if (result.logTail() != null) {
            running.log().tail(result.logTail(), id.text());
        }
    }

    private Answer answerOfSuccess(InvocationResult result) {
        FilterSettings settings = running.settings();
        try {
            return noted(settings.response().answer(settings.invocation().type(), result));
        } catch (InvocationFailure failure) {
            return answerOf(failure);
        }
    }

    /** The function's {@code answer}, when what is unusual in it was reported. */
    Answer noted(Answer answer) {
        if (answer.hasReplacements()) {
            running.log().replaced(id.text());
        }
        return answer;
    }

    private Answer answerOfError(InvocationResult result, FunctionError error) {
        InvocationFailure failure = error.failure();
        if (!running.settings().exposeFunctionError()) {
            return answerOf(failure);
        }
        note(failure);
        return running.settings().response().exposing(result, statusOf(failure));
    }

    private int statusOf(InvocationFailure failure) {
        return failure.reason() == FailureReason.FUNCTION_ERROR
                ? running.settings().unhandledStatus()
                : failure.reason().status();
    }

    /**
     * It is not always the connection that failed. Containers refuse some answers, most of all for the size of their
     * fields, and some of them only when they are to be sent; Jetty wraps its refusal.
     */
    private static boolean isRefusal(Exception e) {
        return e instanceof RuntimeException || e.getCause() instanceof RuntimeException;
    }

    private void replace(Answer refused, InvocationFailure failure) {
        try {
            ResponseCommitter.takeBack(refused, response);
            send(named(ErrorAnswer.of(failure, statusOf(failure), id)));
        } catch (IOException | RuntimeException e) {
            note(new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send any answer", e));
        }
    }
}
