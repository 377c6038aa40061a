package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Waits for the end of what was begun asynchronously, through all dispatches: their begin drops its listeners. */
public interface CompletionListener extends AsyncListener {
    @Override
    default void onTimeout(AsyncEvent event) {
        // Its completion follows.
    }

    @Override
    default void onError(AsyncEvent event) {
        // Its completion follows.
    }

    @Override
    default void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
