package org.lambdainvoke.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.exchange.AnswerWriter.Waiting;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.responder.Call;
import org.lambdainvoke.responder.Defects;
import org.lambdainvoke.responder.Reply;
import org.lambdainvoke.responder.Responder;
import org.lambdainvoke.responder.WholeReply;

/**
 * An exchange after {@code startAsync}: a worker calls the function, and the answer is written as the client takes it,
 * by whichever thread comes to know that it can be. Nothing of the response is touched before the container's thread
 * has left the chain, since filters in front may still write to it: the first {@code onWritePossible} tells that on
 * every container. No thread waits for the client. Nothing is thrown into a call-back of the container: what containers
 * make of an exception after {@code startAsync} differs.
 *
 * <p>One thread at a time takes a {@linkplain #step() step}; another that wants one meanwhile leaves a signal for it.
 */
final class AsyncExchange implements Runnable, WriteListener, AsyncListener {
    /** How long a reply waits for word that the container's thread has left when that thread has nothing to do. */
    private static final Duration CONTAINER_PATIENCE = Duration.ofSeconds(5);

    /** How long a call-back waits for a step that another thread is at. */
    private static final Duration STEP_PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_AT_ONCE = 65_536;
    private static final long NO_TIMEOUT = 0;

    private final Call call;
    private final Turn turn;
    private final Commit commit;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Responder responder;
    private final Background background;
    private final Thread containerThread = Thread.currentThread();
    private final LogContext logContext = LogContext.current();
    private final Steps steps = new Steps(() -> step() == Waiting.PULL);
    private final Timer timer;
    private final Patience patience;
    private final Completion completion;
    private final Client client = new Client() {
        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public int mostAtOnce() {
            return MOST_AT_ONCE;
        }

        @Override
        public void finish() throws IOException {
            out.close();
        }
    };
    private volatile Runnable atEnd = () -> {};
    private volatile @Nullable InvocationFailure ending;
    private volatile @Nullable InvocationFailure undelivered;
    private volatile long repliedAt;
    private boolean hasBegun;
    private boolean isCompleting;
    private boolean isStuck;

    AsyncExchange(
            Call call,
            Turn turn,
            Commit commit,
            AsyncContext context,
            ServletOutputStream out,
            Responder responder,
            Background background) {
        this.call = call;
        this.turn = turn;
        this.commit = commit;
        this.context = context;
        this.out = out;
        this.responder = responder;
        this.background = background;
        this.timer = new Timer(background);
        this.patience = new Patience(call.route().writeIdleTimeout());
        this.completion = new Completion(context, out, commit, timer);
    }

    /**
     * Listens for the container's thread to leave. The container has no time-out of its own from here on: the deadline
     * of the call is the filter's, and one that ended the exchange under its writer would leave half an answer.
     *
     * @throws RuntimeException when the container or a wrapper of the response takes no listener
     */
    void listen() {
        context.setTimeout(NO_TIMEOUT);
        out.setWriteListener(this);
        context.addListener(this);
    }

    /**
     * Has a worker go on.
     *
     * @param end runs when the exchange is over
     */
    void start(Runnable end) {
        atEnd = end;
        try {
            background.execute(this);
        } catch (RuntimeException | Error e) {
            reply(WholeReply.refusing(Defects.failure(e), call.route(), call.id()));
        }
    }

    /** Calls the function. */
    @Override
    public void run() {
        logContext.run(() -> reply(responder.respond(call)));
    }

    private void reply(Reply reply) {
        if (!turn.reply(reply)) {
            reply.close();
            return;
        }
        if (turn.isWaitingForContainer()) {
            repliedAt = System.nanoTime();
            timer.set(CONTAINER_PATIENCE, this::giveUpWaiting);
        }
        pullWhileAsked();
    }

    /** Takes steps, and between them waits for what the function writes. */
    private void pullWhileAsked() {
        while (steps.take()) {
            commit.pull();
        }
    }

    /**
     * A filter in front may take its time on the way out, and a container whose threads are all at work may tell late
     * that one has left. Neither is a wrapper that never tells.
     */
    private void giveUpWaiting() {
        if (!turn.isWaitingForContainer()) {
            return;
        }
        boolean isLate = System.nanoTime() - repliedAt >= patience.most().toNanos();
        if (!isLate && Chains.isIn(containerThread)) {
            timer.set(CONTAINER_PATIENCE, this::giveUpWaiting);
            return;
        }
        end(new InvocationFailure(
                FailureReason.NOT_DELIVERED,
                "neither the container nor a filter in front says when the answer can be written"));
    }

    /** The container's thread has left, or the client has taken what was written. */
    @Override
    public void onWritePossible() throws IOException {
        if (completion.isLeftOpen()) {
            atEnd.run();
            throw new IOException("The answer broke off");
        }
        turn.leave();
        logContext.run(this::advanceElsewhere);
    }

    /** Takes steps on a thread that must not wait for the function. */
    private void advanceElsewhere() {
        if (!steps.take()) {
            return;
        }
        try {
            background.execute(() -> logContext.run(this::goOnPulling));
        } catch (RuntimeException | Error e) {
            commit.pullInVain(Defects.failure(e));
            boolean unused = steps.take();
        }
    }

    private void goOnPulling() {
        commit.pull();
        pullWhileAsked();
    }

    /** {@inheritDoc} The connection failed: told here or below, and not by every container. */
    @Override
    public void onError(Throwable failure) {
        fail(failureOf(failure));
    }

    /** {@inheritDoc} The connection failed, or a filter in front did when this one had returned. */
    @Override
    public void onError(AsyncEvent event) {
        if (completion.isLeftOpen()) {
            boolean unused = completion.completeNow();
        }
        fail(failureOf(event.getThrowable()));
    }

    /** {@inheritDoc} The only time-out is one that a filter in front has set. */
    @Override
    public void onTimeout(AsyncEvent event) {
        InvocationFailure failure =
                new InvocationFailure(FailureReason.TIMEOUT, "a time-out that a filter in front has set has passed");
        turn.leave();
        if (turn.replyWithoutCall(WholeReply.refusing(failure, call.route(), call.id()))) {
            logContext.run(this::advanceElsewhere);
        }
        endForContainer(new InvocationFailure(
                FailureReason.NOT_DELIVERED, "a time-out that a filter in front has set has passed"));
    }

    /** {@inheritDoc} By this, or by a filter in front: the response is another's from here on. */
    @Override
    public void onComplete(AsyncEvent event) {
        completion.told();
        if (completion.isLeftOpen()) {
            atEnd.run();
        }
        endForContainer(new InvocationFailure(
                FailureReason.NOT_DELIVERED, "a filter in front, or the container, has completed the exchange"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** The filter ends. */
    void stop() {
        if (completion.isLeftOpen()) {
            atEnd.run();
            boolean unused = completion.completeNow();
        }
        end(new InvocationFailure(FailureReason.STOPPING, "the filter is being destroyed"));
    }

    /** What {@code thrown} says: the connection's failures come from the container, all others through a chain. */
    private static InvocationFailure failureOf(@Nullable Throwable thrown) {
        if (thrown == null) {
            return new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed");
        }
        if (Chains.hasThrown(thrown)) {
            return new InvocationFailure(FailureReason.NOT_DELIVERED, "a filter in front failed", thrown);
        }
        if (Commit.isRefusal(thrown)) {
            return new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", thrown);
        }
        return new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed", thrown);
    }

    private void fail(InvocationFailure failure) {
        undelivered = failure;
        endForContainer(failure);
    }

    /** When this returns, the container may use request and response for others. */
    private void endForContainer(InvocationFailure failure) {
        end(failure);
        steps.awaitOthers(STEP_PATIENCE);
    }

    private void end(InvocationFailure failure) {
        if (!turn.isOver()) {
            ending = failure;
            logContext.run(this::advanceElsewhere);
        }
    }

    private Waiting step() {
        try {
            Waiting waiting = write();
            if (waiting == Waiting.CLIENT) {
                requireProgress();
            }
            return waiting;
        } catch (RuntimeException | Error e) {
            finish(Defects.failure(e));
            return Waiting.NOTHING;
        }
    }

    private Waiting write() {
        if (turn.isOver()) {
            return commit.advance(client);
        }
        InvocationFailure failure = ending;
        if (failure != null) {
            finish(failure);
            return Waiting.NOTHING;
        }
        if (isCompleting) {
            return Waiting.NOTHING;
        }
        Reply reply = turn.reply();
        if (reply == null) {
            return Waiting.FUNCTION;
        }
        if (!hasBegun) {
            hasBegun = true;
            patience.begin();
            timer.cancel();
            commit.begin(reply);
            commit.requireUncommitted();
        }
        Waiting waiting = commit.advance(client);
        if (waiting == Waiting.NOTHING) {
            try {
                commit.requireDelivered();
            } finally {
                complete();
            }
        }
        return waiting;
    }

    private void finish(InvocationFailure failure) {
        if (turn.isOver()) {
            return;
        }
        if (isCompleting) {
            over();
            return;
        }
        try {
            Reply unwritten = hasBegun ? null : turn.unwritten();
            if (unwritten != null) {
                unwritten.close();
            }
        } finally {
            try {
                if (completion.isTold()) {
                    commit.abandon(failure);
                } else {
                    commit.end(failure);
                }
            } finally {
                complete();
            }
        }
    }

    /**
     * What becomes of an answer that was handed over is known when the container has completed, as far as containers
     * tell: Jetty tells of one that it refuses, or can't send, on another thread, and {@code close()} does not throw
     * when that thread is faster. Not every container that has taken a {@code complete()} tells when it is done: one
     * whose queue is full does not.
     */
    private void complete() {
        timer.cancel();
        isCompleting = commit.isDelivered();
        if (isStuck) {
            completion.leaveOpenWhereItBlocks();
        }
        try {
            if (!isCompleting) {
                over();
            }
        } finally {
            boolean isTold = completion.complete();
            if (isCompleting && isTold) {
                timer.set(patience.most(), this::stop);
            } else if (isCompleting) {
                over();
            }
        }
    }

    private void over() {
        timer.cancel();
        InvocationFailure failure = undelivered;
        if (isCompleting && failure != null) {
            commit.amend(failure);
        }
        try {
            turn.end();
        } finally {
            if (!completion.isLeftOpen()) {
                atEnd.run();
            }
        }
    }

    /** Breaks an answer off of which the client takes nothing for too long. */
    private void requireProgress() {
        if (patience.isOver(commit.progress())) {
            isStuck = true;
            finish(new InvocationFailure(
                    FailureReason.CLIENT_GONE,
                    "the client has taken nothing of the answer for "
                            + patience.most().toMillis() + " ms"));
            return;
        }
        Duration untilLook = patience.untilLook();
        if (untilLook != null) {
            timer.set(untilLook, this::lookAtProgress);
        }
    }

    private void lookAtProgress() {
        patience.look();
        logContext.run(this::advanceElsewhere);
    }
}
