package org.lambdainvoke.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.lambdainvoke.internal.exchange.StreamedResponse.Breaking;

/**
 * Completes an exchange, and knows what each container makes of one whose answer is not all there. The Servlet
 * specification does not say.
 *
 * <ul>
 *   <li>Tomcat has a thread wait for the client when an exchange is completed, or is out of time, whose answer is not
 *       all there: it flushes the rest first. So one whose client takes nothing is left to Tomcat, which ends the
 *       connection when its own time for the write is over, and holds no thread until then; a client that takes more
 *       before is cut off.
 *   <li>Jetty breaks an exchange off that is completed after it has said that it is not ready.
 *   <li>Undertow closes a broken stream again when it is asked whether it is ready, and tells only then of what fails;
 *       it does not say that it is not ready before it has tried for the first time.
 * </ul>
 *
 * <p>{@link #leaveOpenWhereItBlocks()} and {@link #complete()} are for the thread that takes a step; the rest is
 * thread-safe.
 */
final class Completion {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int MOST_LOOKS = 50;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Commit commit;
    private final Timer timer;
    private volatile Runnable atEnd = () -> {};
    private volatile boolean isCompleted;
    private volatile boolean isLeftOpen;

    Completion(AsyncContext context, ServletOutputStream out, Commit commit, Timer timer) {
        this.context = context;
        this.out = out;
        this.commit = commit;
        this.timer = timer;
    }

    /** What runs when the exchange is over. */
    void atEnd(Runnable task) {
        atEnd = task;
    }

    /** The exchange is over: nothing is waited for any more. */
    void end() {
        atEnd.run();
    }

    /** The container has told that the exchange is completed. */
    void told() {
        isCompleted = true;
    }

    /** Whether the response is another's. */
    boolean isTold() {
        return isCompleted;
    }

    /** The client takes nothing of an answer that will not be written to its end. */
    void leaveOpenWhereItBlocks() {
        isLeftOpen = commit.isCutShort() && isTomcat();
    }

    /** Whether the exchange is over for the filter, but not for the container. */
    boolean isLeftOpen() {
        return isLeftOpen;
    }

    /**
     * Completes. Where a streamed answer broke off, this first waits up to half a second until the container has
     * noticed: being asked whether it is ready makes it look.
     *
     * @return whether the container tells when it has completed
     */
    boolean complete() {
        return complete(0);
    }

    private boolean complete(int looks) {
        if (isCompleted) {
            return false;
        }
        if (isLeftOpen) {
            return true;
        }
        if (looks < MOST_LOOKS && isYetToBreak() && timer.runLater(BETWEEN_LOOKS, () -> complete(looks + 1))) {
            return true;
        }
        return completeNow();
    }

    /**
     * Completes, whatever becomes of the answer.
     *
     * @return whether the container tells when it has completed
     */
    boolean completeNow() {
        try {
            context.complete();
            return true;
        } catch (IllegalStateException | RejectedExecutionException e) {
            // After a write that failed, containers complete the exchange themselves; Undertow takes none when it has
            // stopped.
            return false;
        }
    }

    private boolean isTomcat() {
        try {
            String server = context.getRequest().getServletContext().getServerInfo();
            return server != null && server.startsWith("Apache Tomcat");
        } catch (RuntimeException e) {
            // The container has ended the exchange itself.
            return false;
        }
    }

    private boolean isYetToBreak() {
        try {
            return commit.breaking() != Breaking.NONE && out.isReady() && commit.breaking() == Breaking.UNTOLD;
        } catch (RuntimeException e) {
            // The container has ended the exchange itself.
            return false;
        }
    }
}
