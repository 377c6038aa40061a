package org.lambdainvoke.internal.capture;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.internal.exchange.Background;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.route.ActiveRoute;
import org.lambdainvoke.internal.shadow.SkipReason;

/**
 * The calls that ask a function what the application was asked: each on a worker, so many at once, and none that waits
 * for a place. They have nothing in common with the calls whose answers are sent but the connections. Thread-safe.
 */
final class ShadowCalls {
    /** How many answers may be noted at once for each call that there may be: bounds the memory that they take. */
    private static final int CAPTURES = 10;

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final LambdaInvoker invoker;
    private final Background workers;
    private final ShadowReports reports;
    private final int most;
    private final Semaphore places;
    private final Semaphore captures;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopped;

    /**
     * Calls from now on.
     *
     * @param invoker makes each attempt; stays its owner's
     * @param workers wait for the calls
     * @param reports take down what comes of each
     * @param most how many there may be at once, those of all routes together
     */
    ShadowCalls(LambdaInvoker invoker, Background workers, ShadowReports reports, int most) {
        this.invoker = invoker;
        this.workers = workers;
        this.reports = reports;
        this.most = most;
        this.places = new Semaphore(most);
        this.captures = new Semaphore(CAPTURES * most);
    }

    /**
     * Whether an answer for {@code route} may be noted: there is a place for a call of its function now. Followed by
     * {@link #noted}.
     */
    boolean mayNote(ActiveRoute route) {
        return !isStopped
                && places.availablePermits() > 0
                && route.shadows().availablePermits() > 0
                && captures.tryAcquire();
    }

    /** An answer was noted. */
    void noted() {
        captures.release();
    }

    /** Whether nobody is to be asked, or told, any more: classes may be missing to do so. */
    boolean isStopped() {
        return isStopped;
    }

    /** Has a worker ask the function, unless all places are taken. */
    void begin(CapturedExchange exchange) {
        Semaphore ofRoute = exchange.route().shadows();
        if (!ofRoute.tryAcquire()) {
            reports.skipped(exchange, SkipReason.FULL);
        } else if (!places.tryAcquire()) {
            ofRoute.release();
            reports.skipped(exchange, SkipReason.FULL);
        } else {
            execute(exchange);
        }
    }

    /** A moment later, as the container is still to send what it holds of the answer, and to free its thread. */
    private void execute(CapturedExchange exchange) {
        try {
            if (workers.after(PAUSE, () -> executeNow(exchange)) == null) {
                // The filter is stopped.
                giveBack(exchange);
            }
        } catch (RuntimeException | Error e) {
            giveBack(exchange);
            reports.failed(exchange.route(), exchange.head().id(), Defects.failure(e));
        }
    }

    private void executeNow(CapturedExchange exchange) {
        try {
            workers.execute(() -> run(exchange));
        } catch (RuntimeException | Error e) {
            giveBack(exchange);
            reports.failed(exchange.route(), exchange.head().id(), Defects.failure(e));
        }
    }

    private void run(CapturedExchange exchange) {
        Cancellation cancellation = new Cancellation();
        running.add(cancellation);
        try {
            if (isStopped) {
                cancellation.cancel();
            }
            new ShadowCall(exchange, invoker, cancellation, reports).run();
        } finally {
            running.remove(cancellation);
            giveBack(exchange);
        }
    }

    private void giveBack(CapturedExchange exchange) {
        places.release();
        exchange.route().shadows().release();
    }

    /** Cuts what runs, and waits a moment for its end. */
    void stop(Duration patience) {
        isStopped = true;
        running.forEach(Cancellation::cancel);
        try {
            boolean unused = places.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
