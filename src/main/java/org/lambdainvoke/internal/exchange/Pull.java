package org.lambdainvoke.internal.exchange;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.responder.Defects;
import org.lambdainvoke.internal.responder.Reply;

/**
 * Brings the pieces of a streamed reply to the thread that writes, one at a time. The thread that writes asks and
 * takes; the one that waits for the function may be another. Thread-safe for one of each.
 */
final class Pull {
    /** A piece, a failure, or neither at the end. */
    record Brought(@Nullable Bytes piece, @Nullable InvocationFailure failure) {}

    private volatile boolean isUnderWay;
    private volatile @Nullable Brought brought;

    /** A piece is wanted: somebody is going to call {@link #from} or {@link #fail}. */
    void ask() {
        isUnderWay = true;
    }

    /** Waits for the next piece. */
    void from(Reply.Streamed stream) {
        Brought next = next(stream);
        try {
            if (next.piece() == null) {
                // Its connection need not wait until a slow client has everything.
                stream.close();
            }
        } finally {
            end(next);
        }
    }

    private static Brought next(Reply.Streamed stream) {
        try {
            return new Brought(stream.next(), null);
        } catch (InvocationFailure failure) {
            return new Brought(null, failure);
        } catch (RuntimeException | Error e) {
            return new Brought(null, Defects.failure(e));
        }
    }

    /** No thread can be found that waits. */
    void fail(InvocationFailure failure) {
        end(new Brought(null, failure));
    }

    private void end(Brought next) {
        // First: whoever takes what was brought may close the reply.
        isUnderWay = false;
        brought = next;
    }

    /** Whether the reply is in use by the thread that waits, or soon will be. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    /** What has come; null when nothing has. Not to be had twice. */
    @Nullable
    Brought take() {
        Brought taken = brought;
        if (taken != null) {
            brought = null;
        }
        return taken;
    }
}
