package org.lambdainvoke.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.policy.Breaker;
import org.lambdainvoke.internal.policy.Room;
import org.lambdainvoke.internal.request.RequestReader;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.responder.Call;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.Reply;

/** An exchange as long as the thread that the container has given it is at it. To be used once, by that thread. */
final class OpenedExchange {
    private final Exchange exchange;
    private final Ending ending;
    private final Exchanges.Shared shared;
    private final Turn turn;
    private final Commit commit;
    private final RequestReader reader;
    private boolean isHandedOver;

    OpenedExchange(Exchange exchange, Ending ending, Exchanges.Shared shared) {
        this.exchange = exchange;
        this.ending = ending;
        this.shared = shared;
        this.turn = new Turn(ending);
        this.commit = new Commit(exchange, turn, shared.requestIdField(), shared.log());
        this.reader = new RequestReader(
                exchange.request(),
                exchange.route().request(),
                exchange.decision().match(),
                exchange.id());
    }

    /**
     * Answers, or has it done by a worker.
     *
     * @return who is to answer in place of the function, once this exchange is over; null for no one
     * @throws IOException when the answer broke off
     */
    @Nullable
    Fallback answer() throws IOException {
        Fallback fallback = null;
        try {
            Reply reply = reply();
            if (reply != null) {
                fallback = Fallback.of(exchange, reply, reader, ending, shared.log());
                if (fallback == null) {
                    write(reply);
                } else {
                    boolean unused = turn.reply(reply);
                }
            }
        } finally {
            if (!isHandedOver) {
                turn.end();
            }
        }
        commit.requireWhole();
        return fallback;
    }

    /** Returns the reply that is still to be written; null when a worker has taken over the rest, or all was done. */
    private @Nullable Reply reply() {
        try {
            Call call = read();
            if (!exchange.route().fallback().isPossible()
                    && shared.async().isAsync(exchange.request(), exchange.response())) {
                answerByWorker(call);
                return null;
            }
            turn.leave();
            return shared.responder().respond(call);
        } catch (InvocationFailure failure) {
            return refusal(failure);
        } catch (RuntimeException | Error e) {
            return refusal(Defects.failure(e));
        }
    }

    private Reply refusal(InvocationFailure failure) {
        turn.leave();
        return Reply.Whole.refusing(failure, exchange.route(), exchange.id());
    }

    private Call read() throws InvocationFailure {
        commit.mayLeaveUnread(exchange.hasBody());
        Breaker breaker = exchange.active().breaker();
        breaker.requireClosed();
        Room room = exchange.active().room();
        room.requireRoom();
        RequestSnapshot request = reader.read();
        commit.mayLeaveUnread(false);
        // Only now: a client that takes its time to send must not hold the one that a breaker lets through.
        Breaker.Permission permission = breaker.acquire();
        ending.permit(permission);
        Call call = Call.of(exchange.id(), exchange.decision(), permission, request, exchange.journal());
        Invocation invocation = call.invocation();
        turn.admit(room.enter(invocation.deadline()), invocation.cancellation());
        return call;
    }

    /** Writes a reply on the container's own thread, which waits for the client. Does nothing when there was one. */
    private void write(Reply reply) {
        if (!turn.reply(reply)) {
            reply.close();
            return;
        }
        Reply taken = turn.take();
        if (taken == null) {
            return;
        }
        try {
            commit.begin(taken);
            while (commit.advance(Client.BLOCKING) == Waiting.PULL) {
                commit.pull();
            }
        } catch (RuntimeException | Error e) {
            commit.end(Defects.failure(e));
        }
    }

    /**
     * Gives the container's thread back; the pair of request and response is that of this filter, wrappers and all.
     * Where a filter in front has taken the writer, or a wrapper takes no listener, the thread is kept.
     */
    private void answerByWorker(Call call) {
        AsyncContext context = null;
        Throwable refusal;
        try {
            ServletOutputStream out = exchange.response().getOutputStream();
            context = exchange.request().startAsync(exchange.request(), exchange.response());
            AsyncExchange rest =
                    new AsyncExchange(call, turn, commit, context, out, shared.responder(), shared.background());
            rest.listen();
            shared.open().add(rest);
            rest.start(() -> shared.open().remove(rest));
            isHandedOver = true;
            return;
        } catch (IOException | RuntimeException | LinkageError e) {
            refusal = e;
        }
        shared.async().reportRefusal(refusal);
        try {
            turn.leave();
            write(shared.responder().respond(call));
        } finally {
            if (context != null) {
                complete(context);
            }
        }
    }

    private static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // After a write that failed, containers complete the exchange themselves.
        }
    }
}
