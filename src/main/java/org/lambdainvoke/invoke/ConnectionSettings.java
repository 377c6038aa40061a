package org.lambdainvoke.invoke;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All that a connection to the Invoke API depends on. Immutable.
 *
 * @param region the region to sign for, and to find the endpoint by
 * @param endpointUrl another endpoint than the region's; null for the region's
 * @param credentials null for the SDK's default chain
 * @param connectTimeout TCP connect and TLS handshake together
 * @param keepalive how long a connection lives, and how long it may be idle
 * @param maxConcurrency the largest number of connections
 */
public record ConnectionSettings(
        String region,
        @Nullable URI endpointUrl,
        @Nullable StaticCredentials credentials,
        Duration connectTimeout,
        Duration keepalive,
        int maxConcurrency) {}
