package org.lambdainvoke.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.RequestId;
import org.lambdainvoke.internal.observe.InvocationLog;
import org.lambdainvoke.internal.observe.RequestIdContext;
import org.lambdainvoke.internal.policy.AdmissionLimit;
import org.lambdainvoke.internal.request.RequestReader;
import org.lambdainvoke.internal.request.RequestSnapshot;
import org.lambdainvoke.internal.responder.Call;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.ExchangeJournal;
import org.lambdainvoke.internal.responder.Reply;
import org.lambdainvoke.internal.responder.Responder;
import org.lambdainvoke.internal.route.Route;

/** The way of each request of one filter: it is read, replied to and answered. Thread-safe. */
public final class Exchanges {
    /** Request attribute: the code of the reason when no function's answer was sent. */
    public static final String REASON_ATTRIBUTE = ExchangeNotes.REASON_ATTRIBUTE;

    private final String requestIdField;
    private final AdmissionLimit limit;
    private final AsyncChoice async;
    private final Responder responder;
    private final Background background;
    private final Observers observers;
    private final InvocationLog log;

    /** Those that are answered asynchronously. */
    private final Set<AsyncExchange> open = ConcurrentHashMap.newKeySet();

    /**
     * Takes requests from now on.
     *
     * @param requestIdField the field that brings a request's id, and takes it back
     * @param limit how many invocations may run
     * @param async when the container's thread is given back
     * @param responder who replies
     * @param background who waits in place of the container's threads
     * @param observers who is told what becomes of each request
     * @param log of the filter
     */
    public Exchanges(
            String requestIdField,
            AdmissionLimit limit,
            AsyncMode async,
            Responder responder,
            Background background,
            Observers observers,
            InvocationLog log) {
        this.requestIdField = requestIdField;
        this.limit = limit;
        this.async = new AsyncChoice(async, log);
        this.responder = responder;
        this.background = background;
        this.observers = observers;
        this.log = log;
    }

    /**
     * Answers the request, or has it answered after this returns.
     *
     * @throws IOException when the answer broke off: the container must cut the connection
     */
    public void answer(HttpServletRequest request, HttpServletResponse response, Route route) throws IOException {
        RequestId id = RequestId.of(request.getHeader(requestIdField));
        String outer = RequestIdContext.enter(id.text());
        try {
            answer(new Exchange(request, response, id, route, new ExchangeJournal(id)));
        } finally {
            RequestIdContext.leave(outer);
        }
    }

    private void answer(Exchange exchange) throws IOException {
        Turn turn = new Turn(observers.begin(exchange.journal()));
        Commit commit = new Commit(exchange, turn, requestIdField, log);
        boolean isHandedOver = false;
        try {
            isHandedOver = begin(exchange, turn, commit);
        } finally {
            if (!isHandedOver) {
                turn.end();
            }
        }
        commit.requireWhole();
    }

    /** Returns whether a worker has taken over the rest. */
    private boolean begin(Exchange exchange, Turn turn, Commit commit) {
        try {
            Call call = read(exchange, turn, commit);
            if (async.isAsync(exchange.request(), exchange.response())) {
                return answerByWorker(exchange, call, turn, commit);
            }
            turn.leave();
            write(responder.respond(call), turn, commit);
        } catch (InvocationFailure failure) {
            refuse(failure, exchange, turn, commit);
        } catch (RuntimeException | Error e) {
            refuse(Defects.failure(e), exchange, turn, commit);
        }
        return false;
    }

    private Call read(Exchange exchange, Turn turn, Commit commit) throws InvocationFailure {
        commit.mayLeaveUnread(exchange.hasBody());
        limit.requireRoom();
        RequestSnapshot request =
                RequestReader.read(exchange.request(), exchange.route().request(), exchange.id());
        commit.mayLeaveUnread(false);
        Call call = Call.of(exchange.id(), exchange.route(), request, exchange.journal());
        Invocation invocation = call.invocation();
        turn.admit(limit.enter(invocation.deadline()), invocation.cancellation());
        return call;
    }

    private static void refuse(InvocationFailure failure, Exchange exchange, Turn turn, Commit commit) {
        turn.leave();
        write(Reply.Whole.refusing(failure, exchange.route(), exchange.id()), turn, commit);
    }

    /** Writes a reply on the container's own thread, which waits for the client. Does nothing when there was one. */
    private static void write(Reply reply, Turn turn, Commit commit) {
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
     *
     * @return whether the rest is a worker's
     */
    private boolean answerByWorker(Exchange exchange, Call call, Turn turn, Commit commit) {
        AsyncContext context = null;
        Throwable refusal;
        try {
            ServletOutputStream out = exchange.response().getOutputStream();
            context = exchange.request().startAsync(exchange.request(), exchange.response());
            AsyncExchange rest = new AsyncExchange(call, turn, commit, context, out, responder, background);
            rest.listen();
            open.add(rest);
            rest.start(() -> open.remove(rest));
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            refusal = e;
        }
        async.reportRefusal(refusal);
        try {
            turn.leave();
            write(responder.respond(call), turn, commit);
        } finally {
            if (context != null) {
                complete(context);
            }
        }
        return false;
    }

    private static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // After a write that failed, containers complete the exchange themselves.
        }
    }

    /** Ends the exchanges that still run, because the filter ends. */
    public void stop() {
        for (AsyncExchange exchange : open) {
            exchange.stop();
        }
    }

    /**
     * Loads the classes that a refusal, and a late failure, need: containers let late requests in, and call back, when
     * the class loader is closed already.
     */
    public void load(Route route) {
        Reply unused =
                Reply.Whole.refusing(new InvocationFailure(FailureReason.STOPPING, ""), route, RequestId.of(null));
        InvocationFailure unusedFailure = Defects.failure(new IllegalStateException());
        boolean unusedStack = Chains.isIn(Thread.currentThread());
        boolean unusedState = new Turn(() -> {}).end() && Client.BLOCKING.isReady();
    }
}
