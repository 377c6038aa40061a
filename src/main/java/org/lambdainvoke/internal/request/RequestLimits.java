package org.lambdainvoke.internal.request;

/**
 * How much of a request is accepted. Immutable.
 *
 * @param maxRequestBody bytes of the body
 * @param maxParameters parameters of query and form together, each value counted
 * @param maxParts parts of a {@code multipart/form-data} body
 */
public record RequestLimits(int maxRequestBody, int maxParameters, int maxParts) {}
