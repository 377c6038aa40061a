package org.lambdainvoke.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.responder.Call;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Responder;

/**
 * An exchange after {@code startAsync}: a worker calls the function, and the answer is written as the client takes it,
 * by whichever thread comes to know that it can be. Nothing of the response is touched before the container's thread
 * has left the chain, since filters in front may still write to it: the first {@code onWritePossible} tells that on
 * every container. No thread waits for the client. Thread-safe.
 */
final class AsyncExchange {
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
    private final Timer timer;
    private final Patience patience;
    private final Completion completion;
    private final AsyncAnswer answer;
    private final Steps steps;
    private final Thread containerThread = Thread.currentThread();
    private final LogContext logContext = LogContext.current();
    private volatile long repliedAt;

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
        this.answer = new AsyncAnswer(
                turn, commit, clientOf(out), completion, timer, patience, this::lookAtProgress, this::stop);
        this.steps = new Steps(answer::take);
    }

    private static Client clientOf(ServletOutputStream out) {
        return new Client() {
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
    }

    /**
     * Listens for the container's thread to leave. The container has no time-out of its own from here on: the deadline
     * of the call is the filter's, and one that ended the exchange under its writer would leave half an answer.
     *
     * @throws RuntimeException when the container or a wrapper of the response takes no listener
     */
    void listen() {
        ContainerEvents events = new ContainerEvents(this, completion);
        context.setTimeout(NO_TIMEOUT);
        out.setWriteListener(events);
        context.addListener(events);
    }

    /**
     * Has a worker call the function, and go on.
     *
     * @param end runs when the exchange is over
     */
    void start(Runnable end) {
        completion.atEnd(end);
        try {
            background.execute(() -> logContext.run(() -> reply(responder.respond(call))));
        } catch (RuntimeException | Error e) {
            reply(Reply.Whole.refusing(Defects.failure(e), call.route(), call.id()));
        }
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

    /** Takes steps on a thread that must not wait for the function. */
    private void step() {
        logContext.run(() -> {
            if (!steps.take()) {
                return;
            }
            try {
                background.execute(() -> logContext.run(this::goOnPulling));
            } catch (RuntimeException | Error e) {
                commit.pullInVain(Defects.failure(e));
                boolean unused = steps.take();
            }
        });
    }

    private void goOnPulling() {
        commit.pull();
        pullWhileAsked();
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

    private void lookAtProgress() {
        patience.look();
        step();
    }

    /** The response may be touched. */
    void mayWrite() {
        turn.leave();
        step();
    }

    /** A time-out that a filter in front has set has passed: the client is told, if it is not too late for that. */
    void timeOut() {
        String message = "a time-out that a filter in front has set has passed";
        turn.leave();
        InvocationFailure failure = new InvocationFailure(FailureReason.TIMEOUT, message);
        if (turn.replyWithoutCall(Reply.Whole.refusing(failure, call.route(), call.id()))) {
            step();
        }
        endForContainer(new InvocationFailure(FailureReason.NOT_DELIVERED, message));
    }

    /** The container could not send the answer, or will not. */
    void fail(InvocationFailure failure) {
        answer.fail(failure);
        endForContainer(failure);
    }

    /** When this returns, the container may use request and response for others. */
    void endForContainer(InvocationFailure failure) {
        end(failure);
        steps.awaitOthers(STEP_PATIENCE);
    }

    /** The filter ends, or the container does not tell that it has completed the exchange. */
    void stop() {
        if (completion.isLeftOpen()) {
            completion.end();
            boolean unused = completion.completeNow();
        }
        end(new InvocationFailure(FailureReason.STOPPING, "the filter is being destroyed"));
    }

    private void end(InvocationFailure failure) {
        if (!turn.isOver()) {
            answer.end(failure);
            step();
        }
    }
}
