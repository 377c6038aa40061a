package org.lambdainvoke.internal.wire;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.Credentials;

/**
 * All that a connection to the Invoke API depends on. Immutable.
 *
 * @param client which client makes the calls
 * @param region the region to sign for, and to find the endpoint by
 * @param endpointUrl another endpoint than the region's; null for the region's
 * @param credentials null for the SDK's default chain
 * @param role the role to assume; null for none
 * @param proxies which way leads to the endpoint, and to STS
 * @param trust who vouches for the endpoint, and for STS, in place of the JVM's authorities; null for these
 * @param connectTimeout TCP connect and TLS handshake together
 * @param keepalive how long a connection lives, and how long it may be idle
 */
public record ConnectionSettings(
        InvokeClient client,
        String region,
        @Nullable URI endpointUrl,
        @Nullable Credentials credentials,
        @Nullable AssumedRole role,
        Proxies proxies,
        @Nullable TrustStore trust,
        Duration connectTimeout,
        Duration keepalive) {}
