package org.lambdainvoke.internal.environment;

/**
 * An endpoint that somebody has set outside of this application.
 *
 * @param url as it is written; nobody has looked at it yet
 * @param source where it is written, for messages: {@code AWS_ENDPOINT_URL_LAMBDA}, {@code the profile dev}
 */
public record ConfiguredEndpoint(String url, String source) {}
