package org.lambdainvoke.internal.exchange;

/** How far an answer is. */
enum Stage {
    /** There is none to be written. */
    NOTHING,
    /** Status and fields are to be set. */
    HEAD,
    /** There is something of the body to be written. */
    PIECE,
    /** A piece of a streamed answer was written, and is to be flushed. */
    PIECE_WRITTEN,
    /** It was flushed: the function's next one is to be asked for. */
    PIECE_TAKEN,
    /** Somebody waits for the function's next piece. */
    PULLING,
    /** All of the body was written, and is to be flushed. */
    WRITTEN,
    /** It was flushed: the stream is to be closed. */
    FLUSHED,
    /** No more will be written. */
    OVER
}
