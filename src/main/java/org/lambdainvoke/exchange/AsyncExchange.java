package org.lambdainvoke.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.exchange.Commit.Breaking;
import org.lambdainvoke.exchange.Commit.Waiting;
import org.lambdainvoke.invoke.FailureReason;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.responder.Call;
import org.lambdainvoke.responder.Defects;
import org.lambdainvoke.responder.Reply;
import org.lambdainvoke.responder.Responder;
import org.lambdainvoke.responder.WholeReply;
import org.slf4j.MDC;

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

    private static final Set<String> OF_FILTERS = Set.of("doFilter");
    private static final Set<String> OF_REQUESTS = Set.of("doFilter", "service");

    /** How long a call-back waits for a step that another thread is at. */
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int MOST_LOOKS = 50;
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
    private final @Nullable Map<String, String> logContext = MDC.getCopyOfContextMap();
    private final AtomicInteger signals = new AtomicInteger();
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
    private volatile @Nullable Thread stepping;
    private volatile @Nullable Future<?> timer;
    private volatile boolean isCompleted;
    private volatile boolean isTimeToLook;
    private volatile long repliedAt;
    private volatile boolean isLeftOpen;
    private boolean isTimed;
    private boolean hasBegun;
    private boolean isCompleting;
    private boolean isStuck;
    private int progress;
    private long progressAt;

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
        inLogContext(() -> reply(responder.respond(call)));
    }

    private void reply(Reply reply) {
        if (!turn.reply(reply)) {
            reply.close();
            return;
        }
        if (turn.isWaitingForContainer()) {
            repliedAt = System.nanoTime();
            timer = later(CONTAINER_PATIENCE, this::giveUpWaiting);
        }
        pullWhileAsked();
    }

    /** Takes steps, and between them waits for what the function writes. */
    private void pullWhileAsked() {
        while (advance()) {
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
        boolean isLate =
                System.nanoTime() - repliedAt >= call.route().writeIdleTimeout().toNanos();
        if (!isLate && isIn(OF_REQUESTS, containerThread.getStackTrace())) {
            timer = later(CONTAINER_PATIENCE, this::giveUpWaiting);
            return;
        }
        end(new InvocationFailure(
                FailureReason.NOT_DELIVERED,
                "neither the container nor a filter in front says when the answer can be written"));
    }

    /** The container's thread has left, or the client has taken what was written. */
    @Override
    public void onWritePossible() throws IOException {
        if (isLeftOpen) {
            atEnd.run();
            throw new IOException("The answer broke off");
        }
        turn.leave();
        inLogContext(this::advanceElsewhere);
    }

    /** Takes steps on a thread that must not wait for the function. */
    private void advanceElsewhere() {
        if (!advance()) {
            return;
        }
        try {
            background.execute(() -> inLogContext(this::goOnPulling));
        } catch (RuntimeException | Error e) {
            commit.pullInVain(Defects.failure(e));
            boolean unused = advance();
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
        if (isLeftOpen) {
            completeContext();
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
            inLogContext(this::advanceElsewhere);
        }
        endForContainer(new InvocationFailure(
                FailureReason.NOT_DELIVERED, "a time-out that a filter in front has set has passed"));
    }

    /** {@inheritDoc} By this, or by a filter in front: the response is another's from here on. */
    @Override
    public void onComplete(AsyncEvent event) {
        isCompleted = true;
        if (isLeftOpen) {
            atEnd.run();
        }
        endForContainer(new InvocationFailure(
                FailureReason.NOT_DELIVERED, "a filter in front, or the container, has completed the exchange"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** The filter ends. */
    void stop() {
        if (isLeftOpen) {
            atEnd.run();
            completeContext();
        }
        end(new InvocationFailure(FailureReason.STOPPING, "the filter is being destroyed"));
    }

    /** What {@code thrown} says: the connection's failures come from the container, all others through a chain. */
    private static InvocationFailure failureOf(@Nullable Throwable thrown) {
        if (thrown == null) {
            return new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed");
        }
        if (isIn(OF_FILTERS, thrown.getStackTrace())) {
            return new InvocationFailure(FailureReason.NOT_DELIVERED, "a filter in front failed", thrown);
        }
        if (Commit.isRefusal(thrown)) {
            return new InvocationFailure(FailureReason.BAD_ANSWER, "the container refuses to send the answer", thrown);
        }
        return new InvocationFailure(FailureReason.CLIENT_GONE, "the connection to the client failed", thrown);
    }

    private static boolean isIn(Set<String> methods, StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (methods.contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }

    private void fail(InvocationFailure failure) {
        undelivered = failure;
        endForContainer(failure);
    }

    /** When this returns, the container may use request and response for others. */
    private void endForContainer(InvocationFailure failure) {
        end(failure);
        long end = System.nanoTime() + STEP_NANOS;
        // Containers call back from within a write, too.
        while (signals.get() > 0 && stepping != Thread.currentThread() && System.nanoTime() < end) {
            LockSupport.parkNanos(this, TimeUnit.MICROSECONDS.toNanos(100));
        }
    }

    private void end(InvocationFailure failure) {
        if (!turn.isOver()) {
            ending = failure;
            inLogContext(this::advanceElsewhere);
        }
    }

    /** Takes all steps that can be taken. Returns whether the caller is to have the function's next piece pulled. */
    private boolean advance() {
        boolean isToPull = false;
        if (signals.getAndIncrement() == 0) {
            int seen = 1;
            do {
                stepping = Thread.currentThread();
                try {
                    isToPull |= step() == Waiting.PULL;
                } finally {
                    stepping = null;
                    seen = signals.addAndGet(-seen);
                }
            } while (seen > 0);
        }
        return isToPull;
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
            progressAt = System.nanoTime();
            cancelTimer();
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
                if (isCompleted) {
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
        cancelTimer();
        isCompleting = commit.isDelivered();
        isLeftOpen = isStuck && commit.isCutShort() && isTomcat();
        try {
            if (!isCompleting) {
                over();
            }
        } finally {
            boolean isTold = completeContext(0);
            if (isCompleting && isTold) {
                timer = later(call.route().writeIdleTimeout(), this::stop);
            } else if (isCompleting) {
                over();
            }
        }
    }

    private void over() {
        cancelTimer();
        InvocationFailure failure = undelivered;
        if (isCompleting && failure != null) {
            commit.amend(failure);
        }
        try {
            turn.end();
        } finally {
            if (!isLeftOpen) {
                atEnd.run();
            }
        }
    }

    /**
     * Containers that close a stream later notice a failure then in two ways. Jetty breaks an exchange off that is
     * completed after it has said that it is not ready. Undertow closes again when it is asked whether it is ready, and
     * tells only then of what fails; it does not say that it is not ready before it has tried for the first time.
     *
     * @return whether the container tells when it has completed
     */
    private boolean completeContext(int looks) {
        if (isCompleted) {
            return false;
        }
        if (isLeftOpen) {
            return true;
        }
        if (looks < MOST_LOOKS && isYetToBreak() && later(BETWEEN_LOOKS, () -> completeContext(looks + 1)) != null) {
            return true;
        }
        return completeContext();
    }

    /** Returns whether the container tells when it has completed. */
    private boolean completeContext() {
        try {
            context.complete();
            return true;
        } catch (IllegalStateException | RejectedExecutionException e) {
            // After a write that failed, containers complete the exchange themselves; Undertow takes none when it has
            // stopped.
            return false;
        }
    }

    /**
     * A thread of Tomcat's waits for the client when an exchange is completed, or is out of time, whose answer is not
     * all there: it flushes the rest first. So an exchange whose client takes nothing is left to Tomcat, which ends the
     * connection when its own time for the write is over, and holds no thread until then; a client that takes more
     * before is cut off.
     */
    private boolean isTomcat() {
        String server = context.getRequest().getServletContext().getServerInfo();
        return server != null && server.startsWith("Apache Tomcat");
    }

    private boolean isYetToBreak() {
        try {
            return commit.breaking() != Breaking.NONE && out.isReady() && commit.breaking() == Breaking.UNTOLD;
        } catch (RuntimeException e) {
            // The container has ended the exchange itself.
            return false;
        }
    }

    /** Breaks an answer off of which the client takes nothing for too long. */
    private void requireProgress() {
        long now = System.nanoTime();
        if (progress != commit.progress()) {
            progress = commit.progress();
            progressAt = now;
        }
        Duration patience = call.route().writeIdleTimeout();
        if (isTimeToLook) {
            isTimeToLook = false;
            isTimed = false;
            if (now - progressAt >= patience.toNanos()) {
                isStuck = true;
                finish(new InvocationFailure(
                        FailureReason.CLIENT_GONE,
                        "the client has taken nothing of the answer for " + patience.toMillis() + " ms"));
                return;
            }
        }
        if (!isTimed) {
            isTimed = true;
            timer = later(patience.minusNanos(now - progressAt), this::lookAtProgress);
        }
    }

    private void lookAtProgress() {
        isTimeToLook = true;
        inLogContext(this::advanceElsewhere);
    }

    /** Null where nothing happens later, since threads or memory are out, or the filter has ended. */
    private @Nullable Future<?> later(Duration time, Runnable task) {
        try {
            return background.after(time, task);
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private void cancelTimer() {
        Future<?> current = timer;
        if (current != null) {
            boolean unused = current.cancel(false);
        }
    }

    /** With what the application has put into the log's context for the request, and nothing that was there before. */
    private void inLogContext(Runnable task) {
        Map<String, String> outer = MDC.getCopyOfContextMap();
        setLogContext(logContext);
        try {
            task.run();
        } finally {
            setLogContext(outer);
        }
    }

    private static void setLogContext(@Nullable Map<String, String> entries) {
        if (entries == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(entries);
        }
    }
}
