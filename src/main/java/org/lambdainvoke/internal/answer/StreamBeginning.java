package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;

/**
 * What is known of a streamed answer when its head is. Immutable.
 *
 * @param head status and fields, without a body
 * @param first what has come of the body so far
 */
public record StreamBeginning(Answer head, Bytes first) {}
