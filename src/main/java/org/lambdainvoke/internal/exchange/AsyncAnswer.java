package org.lambdainvoke.internal.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.Reply;

/**
 * Writes the answer of an asynchronous exchange step by step, and ends the exchange, whichever way. Steps are taken by
 * one thread at a time; all others may {@link #end} and {@link #fail}, and then have a step taken.
 */
final class AsyncAnswer {
    private final Turn turn;
    private final Commit commit;
    private final Client client;
    private final Completion completion;
    private final Timer timer;
    private final Patience patience;
    private final Runnable look;
    private final Runnable stop;
    private volatile @Nullable InvocationFailure ending;
    private volatile @Nullable InvocationFailure undelivered;
    private boolean hasBegun;
    private boolean isCompleting;
    private boolean isStuck;

    /**
     * No step yet.
     *
     * @param look has a step taken when it is time to see whether the client takes anything
     * @param stop ends the exchange when the container does not tell that it has
     */
    AsyncAnswer(
            Turn turn,
            Commit commit,
            Client client,
            Completion completion,
            Timer timer,
            Patience patience,
            Runnable look,
            Runnable stop) {
        this.turn = turn;
        this.commit = commit;
        this.client = client;
        this.completion = completion;
        this.timer = timer;
        this.patience = patience;
        this.look = look;
        this.stop = stop;
    }

    /** The next step ends the exchange with {@code failure}, unless it has ended. */
    void end(InvocationFailure failure) {
        ending = failure;
    }

    /** As {@link #end}, and the container could not send what was handed over to it. */
    void fail(InvocationFailure failure) {
        undelivered = failure;
        ending = failure;
    }

    /** Takes a step. Returns whether somebody is to have the function's next piece pulled. */
    boolean take() {
        try {
            Waiting waiting = write();
            if (waiting == Waiting.CLIENT) {
                requireProgress();
            }
            return waiting == Waiting.PULL;
        } catch (RuntimeException | Error e) {
            finish(Defects.failure(e));
            return false;
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
        Reply reply = turn.take();
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
            if (completion.isTold()) {
                commit.abandon(failure);
            } else {
                commit.end(failure);
            }
        } finally {
            complete();
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
                timer.set(patience.most(), stop);
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
                completion.end();
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
            timer.set(untilLook, look);
        }
    }
}
