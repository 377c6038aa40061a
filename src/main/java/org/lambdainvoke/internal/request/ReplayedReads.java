package org.lambdainvoke.internal.request;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the container, which calls when its own stream has something to tell, and the listener of the
 * application, which is told of a {@link ReplayedStream}: of its bytes once, of its end once, never of two things at a
 * time, and of nothing when the exchange is complete. What the
 * listener throws it is told of itself, and the container as well. Thread-safe.
 */
final class ReplayedReads implements ReadTurn.Listener, CompletionListener {
    private enum State {
        /** The listener may be called. */
        IDLE,
        CALLING,
        /** The listener was told of the end, or of an error, or nobody waits for it any more. */
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
        if (!isWaiting && stream.isAtEnd()) {
            // Somebody may have reached the end before it was known whom to ask.
            atEnd();
        }
    }

    @Override
    public boolean isWaiting() {
        // Whoever asks at the end may come after the exchange, whose completion nobody tells twice.
        return isWaiting && state.get() != State.DONE;
    }

    @Override
    public void onDataAvailable() throws IOException {
        isWaiting = false;
        try {
            if (!stream.isAtEnd() && begin()) {
                listener.onDataAvailable();
                // Whoever has been refused meanwhile leaves the end to this.
                state.compareAndSet(State.CALLING, State.IDLE);
            }
            if (stream.isAtEnd() && begin()) {
                listener.onAllDataRead();
                state.set(State.DONE);
            }
        } catch (IOException | RuntimeException | Error e) {
            // Not every container tells the listener in every case.
            onError(e);
            throw e;
        }
    }

    private boolean begin() {
        return state.compareAndSet(State.IDLE, State.CALLING);
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

    @Override
    public void onComplete(AsyncEvent event) {
        isWaiting = false;
        state.set(State.DONE);
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
