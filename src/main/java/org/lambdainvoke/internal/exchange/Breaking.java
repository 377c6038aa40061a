package org.lambdainvoke.internal.exchange;

/** Whether the container was to break a streamed answer off, and whether it has told that it does. */
enum Breaking {
    NONE,
    UNTOLD,
    TOLD
}
