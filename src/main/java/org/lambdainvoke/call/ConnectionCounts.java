package org.lambdainvoke.call;

/**
 * Connections of a pool at one moment. Immutable.
 *
 * @param leased those with a call on them
 * @param idle those that wait for one
 */
public record ConnectionCounts(int leased, int idle) {}
