package org.lambdainvoke.internal.wire;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvokeClient;

/**
 * All that a connection to the Invoke API depends on, but for the identity. Immutable.
 *
 * @param client which client makes the calls
 * @param region the region to sign for
 * @param endpoint where the Invoke API is
 * @param proxies which way leads to the endpoint, and to STS
 * @param trust who vouches for the endpoint, and for STS, in place of the JVM's authorities; null for these
 * @param connectTimeout TCP connect and TLS handshake together
 * @param keepalive how long a connection lives, and how long it may be idle
 */
public record ConnectionSettings(
        InvokeClient client,
        String region,
        URI endpoint,
        Proxies proxies,
        @Nullable TrustStore trust,
        Duration connectTimeout,
        Duration keepalive) {}
