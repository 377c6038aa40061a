package org.lambdainvoke.internal.exchange;

/** What the rest of an answer waits for. */
enum Waiting {
    /** For nothing: the answer is written, or no more of it will be. */
    NOTHING,
    /** For the client, which has yet to take what was written. */
    CLIENT,
    /** For somebody who pulls, and then goes on writing. Said once a piece. */
    PULL,
    /** For the thread that pulls. */
    FUNCTION
}
