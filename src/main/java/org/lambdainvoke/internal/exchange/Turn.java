package org.lambdainvoke.internal.exchange;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Cancellation;
import org.lambdainvoke.internal.policy.Place;
import org.lambdainvoke.internal.responder.Reply;

/**
 * The one state of an exchange: whose turn it is to touch the response. It is no one's until the container's thread has
 * left the chain and there is a reply; then it is the writer's until the exchange is over. Worker, container and client
 * may all want to end it: the first of them does, which gives the place back, cuts a call that still runs, and tells
 * the listeners, once. Thread-safe; knows nothing of servlets.
 */
final class Turn {
    private final Runnable listeners;
    private Place place = Place.none();
    private @Nullable Cancellation call;

    /** Whether the container's thread has left the chain. */
    private boolean hasLeft;

    /** Whether the call still runs. */
    private boolean isCalling = true;

    /** What is to be written; null until it is there, and at the end. */
    private @Nullable Reply reply;

    /** Whether the writer has the reply, and so is the one to close it. */
    private boolean isTaken;

    /** Whether nothing may be touched any more. */
    private boolean isOver;

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
        hasLeft = true;
    }

    /** The call has come to {@code given}. Returns whether it is to be written: false when somebody came first. */
    boolean reply(Reply given) {
        return reply(given, given instanceof Reply.Streamed);
    }

    /** As {@link #reply(Reply)}, while the call still runs. */
    boolean replyWithoutCall(Reply.Whole given) {
        return reply(given, true);
    }

    private synchronized boolean reply(Reply given, boolean isStillCalling) {
        if (isOver || reply != null) {
            return false;
        }
        reply = given;
        isCalling = isStillCalling;
        return true;
    }

    /** A call whose reply is streamed has ended. */
    synchronized void endCall() {
        if (!isOver) {
            isCalling = false;
        }
    }

    /** What the writer is to write, and to close from now on; null when it is no one's turn. */
    @Nullable
    synchronized Reply take() {
        isTaken = hasLeft && reply != null;
        return isTaken ? reply : null;
    }

    /** Whether the reply waits for the container's thread to leave. */
    synchronized boolean isWaitingForContainer() {
        return !hasLeft && reply != null;
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** All of the reply is with the container. The place is free before the client can come again. */
    void deliver() {
        if (!isCalling()) {
            place.close();
        }
    }

    private synchronized boolean isCalling() {
        return isCalling;
    }

    /** Ends the exchange, and closes a reply that no writer has taken. Returns whether it was not over before. */
    boolean end() {
        Reply untaken;
        synchronized (this) {
            if (isOver) {
                return false;
            }
            isOver = true;
            untaken = isTaken ? null : reply;
            reply = null;
        }
        try {
            if (untaken != null) {
                untaken.close();
            }
        } finally {
            release();
        }
        return true;
    }

    private void release() {
        boolean wasCalling = isCalling();
        try {
            if (wasCalling) {
                place.abandon();
            } else {
                place.close();
            }
        } finally {
            try {
                if (wasCalling && call != null) {
                    call.cancel();
                }
            } finally {
                listeners.run();
            }
        }
    }
}
