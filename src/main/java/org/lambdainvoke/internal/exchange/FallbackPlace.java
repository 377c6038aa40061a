package org.lambdainvoke.internal.exchange;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lambdainvoke.internal.request.CompletionListener;

/** A place among the fallbacks of a route, given back once: when the application has answered, later perhaps. */
final class FallbackPlace implements CompletionListener {
    private final Semaphore places;
    private final AtomicBoolean isTaken = new AtomicBoolean(true);

    /** A place that was taken of {@code places}. */
    FallbackPlace(Semaphore places) {
        this.places = places;
    }

    /** The application's thread has returned: what it has begun asynchronously still holds the place. */
    void leave(HttpServletRequest request) {
        boolean isHeld = false;
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(this);
                isHeld = true;
            }
        } catch (RuntimeException e) {
            // It is complete meanwhile.
        } finally {
            if (!isHeld) {
                giveBack();
            }
        }
    }

    /** Does nothing when it was given back before. */
    void giveBack() {
        if (isTaken.compareAndSet(true, false)) {
            places.release();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        giveBack();
    }
}
