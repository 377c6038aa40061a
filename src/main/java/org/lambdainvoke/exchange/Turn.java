package org.lambdainvoke.exchange;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.Cancellation;
import org.lambdainvoke.invoke.Place;
import org.lambdainvoke.responder.Reply;
import org.lambdainvoke.responder.StreamedReply;
import org.lambdainvoke.responder.WholeReply;

/**
 * The one state of an exchange: whose turn it is to touch the response. It is no one's until the container's thread has
 * left the chain and there is a reply; then it is the writer's until the exchange is over. Worker, container and client
 * may all want to end it: the first of them does, which gives the place back, cuts a call that still runs, and tells
 * the listeners, once. Thread-safe; knows nothing of servlets.
 */
final class Turn {
    /**
     * What has happened so far.
     *
     * @param hasLeft whether the container's thread has left the chain
     * @param isCalling whether the call still runs
     * @param reply what is to be written; null until it is there
     * @param isOver whether nothing may be touched any more
     */
    private record State(
            boolean hasLeft, boolean isCalling, @Nullable Reply reply, boolean isOver) {
        State left() {
            return new State(true, isCalling, reply, isOver);
        }

        State replied(Reply given, boolean isStillCalling) {
            return new State(hasLeft, isStillCalling, given, isOver);
        }

        State called() {
            return new State(hasLeft, false, reply, isOver);
        }

        State ended() {
            return new State(hasLeft, isCalling, null, true);
        }
    }

    private final Runnable listeners;
    private Place place = Place.none();
    private @Nullable Cancellation call;
    private volatile State state = new State(false, true, null, false);

    /**
     * Begins.
     *
     * @param listeners runs once, at the end
     */
    Turn(Runnable listeners) {
        this.listeners = listeners;
    }

    /** The call has a place. To be called by the thread that has begun, before any other comes to know of this. */
    void admit(Place taken, Cancellation cancellation) {
        place = taken;
        call = cancellation;
    }

    /** The container's thread has left the chain. */
    synchronized void leave() {
        if (!state.isOver) {
            state = state.left();
        }
    }

    /** The call has come to {@code reply}. Returns whether it is to be written: false when somebody came first. */
    boolean reply(Reply reply) {
        return reply(reply, reply instanceof StreamedReply);
    }

    /** As {@link #reply(Reply)}, while the call still runs. */
    boolean replyWithoutCall(WholeReply reply) {
        return reply(reply, true);
    }

    private synchronized boolean reply(Reply reply, boolean isStillCalling) {
        if (state.isOver || state.reply != null) {
            return false;
        }
        state = state.replied(reply, isStillCalling);
        return true;
    }

    /** A call whose reply is streamed has ended. */
    synchronized void endCall() {
        if (!state.isOver) {
            state = state.called();
        }
    }

    /** What the writer is to write; null when it is nobody's turn. */
    @Nullable
    Reply reply() {
        State now = state;
        return now.hasLeft && !now.isOver ? now.reply : null;
    }

    /** Whether the reply waits for the container's thread to leave. */
    boolean isWaitingForContainer() {
        State now = state;
        return !now.hasLeft && !now.isOver && now.reply != null;
    }

    boolean isOver() {
        return state.isOver;
    }

    /** All of the reply is with the container. The place is free before the client can come again. */
    void deliver() {
        if (!state.isCalling) {
            place.close();
        }
    }

    /** A reply that nobody has begun to write; null when there is none. */
    @Nullable
    Reply unwritten() {
        return state.reply;
    }

    /** Ends the exchange. Returns whether it was not over before. */
    boolean end() {
        if (!over()) {
            return false;
        }
        boolean isCalling = state.isCalling;
        try {
            if (isCalling) {
                place.abandon();
            } else {
                place.close();
            }
        } finally {
            try {
                if (isCalling && call != null) {
                    call.cancel();
                }
            } finally {
                listeners.run();
            }
        }
        return true;
    }

    private synchronized boolean over() {
        if (state.isOver) {
            return false;
        }
        state = state.ended();
        return true;
    }
}
