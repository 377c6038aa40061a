package org.lambdainvoke.internal.request;

import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the container, which calls when its own stream has something to tell, and the listener of the
 * application, which is told of a {@link ReplayedStream}: of its bytes once, of its end once, never of two things at a
 * time. What the listener throws goes to the container. Thread-safe.
 */
final class ReplayedReads implements ReadTurn.Listener {
    private enum State {
        /** The listener may be called. */
        IDLE,
        CALLING,
        /** The listener was told of the end, or of an error. */
        DONE
    }

    private final ReadListener listener;
    private final ReplayedStream stream;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private volatile @Nullable ReadTurn turn;

    /** Whether the container has not called since it was asked. */
    private volatile boolean isWaiting = true;

    /**
     * Calls nobody yet.
     *
     * @param listener of the application
     * @param stream what it is told of
     */
    ReplayedReads(ReadListener listener, ReplayedStream stream) {
        this.listener = listener;
        this.stream = stream;
    }

    /** Sets whom to ask for a turn. */
    void by(ReadTurn asked) {
        turn = asked;
    }

    @Override
    public boolean isWaiting() {
        return isWaiting;
    }

    @Override
    public void onDataAvailable() throws IOException {
        isWaiting = false;
        if (!stream.isAtEnd()) {
            call();
        }
        end();
    }

    /** Of the container's stream: in memory there may be all of the body, or the end of it. */
    @Override
    public void onAllDataRead() throws IOException {
        onDataAvailable();
    }

    @Override
    public void onError(Throwable error) {
        isWaiting = false;
        if (state.getAndSet(State.DONE) != State.DONE) {
            listener.onError(error);
        }
    }

    private void call() throws IOException {
        // Whoever calls looks for the end afterwards.
        if (state.compareAndSet(State.IDLE, State.CALLING)) {
            listener.onDataAvailable();
            state.compareAndSet(State.CALLING, State.IDLE);
        }
    }

    private void end() throws IOException {
        if (stream.isAtEnd() && state.compareAndSet(State.IDLE, State.DONE)) {
            listener.onAllDataRead();
        }
    }

    /** Has the listener told of the end in its turn, for one that has read up to it and is not called by this. */
    void atEnd() {
        ReadTurn asked = turn;
        if (asked != null && state.get() == State.IDLE && isAsked.compareAndSet(false, true)) {
            isWaiting = true;
            try {
                asked.ask();
            } catch (RuntimeException e) {
                // The exchange was completed: the application knows of the end.
            }
        }
    }
}
