package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the container, which calls when its own stream has something to tell, and the listener of the
 * application, which is told of a {@link ReplayedStream}: of its bytes once, of its end once, never of two things at a
 * time. Thread-safe.
 */
final class ReplayedReads implements ReadListener {
    private enum State {
        /** The listener may be called. */
        IDLE,
        CALLING,
        /** The listener was told of the end, or of an error. */
        DONE
    }

    private final ReadListener listener;
    private final ReplayedStream stream;
    private final AsyncContext context;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    /** Whether the container has told of the end of its stream. Without that nothing is told of an end. */
    private volatile boolean isAllThere;

    /**
     * Calls nobody yet.
     *
     * @param listener of the application
     * @param stream what it is told of
     * @param context has threads for what no thread of the container tells
     */
    ReplayedReads(ReadListener listener, ReplayedStream stream, AsyncContext context) {
        this.listener = listener;
        this.stream = stream;
        this.context = context;
    }

    @Override
    public void onDataAvailable() throws IOException {
        if (!isAllThere) {
            call();
        }
    }

    /** Of the container's stream: in memory there may be all of the body, or the end of it. */
    @Override
    public void onAllDataRead() throws IOException {
        isAllThere = true;
        if (stream.isAtEnd()) {
            end();
        } else {
            call();
        }
    }

    @Override
    public void onError(Throwable error) {
        if (state.getAndSet(State.DONE) != State.DONE) {
            listener.onError(error);
        }
    }

    private void call() {
        if (!state.compareAndSet(State.IDLE, State.CALLING)) {
            // Whoever calls looks for the end afterwards.
            return;
        }
        try {
            listener.onDataAvailable();
        } catch (IOException | RuntimeException | Error e) {
            onError(e);
            return;
        }
        state.compareAndSet(State.CALLING, State.IDLE);
        end();
    }

    /** Tells of the end, when it is reached and nobody is being called, on this thread. */
    void end() {
        if (takeEnd()) {
            tellEnd();
        }
    }

    /** As {@link #end()} on another thread: for one that reads, and does not expect to be called back. */
    void endLater() {
        if (takeEnd()) {
            try {
                context.start(this::tellEnd);
            } catch (RuntimeException e) {
                // The exchange was completed: the application knows of the end.
            }
        }
    }

    private boolean takeEnd() {
        return isAllThere && stream.isAtEnd() && state.compareAndSet(State.IDLE, State.DONE);
    }

    private void tellEnd() {
        try {
            listener.onAllDataRead();
        } catch (IOException | RuntimeException | Error e) {
            listener.onError(e);
        }
    }
}
