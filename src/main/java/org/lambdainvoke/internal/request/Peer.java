package org.lambdainvoke.internal.request;

import org.jspecify.annotations.Nullable;

/**
 * The two ends of the connection as the container sees them, which is where trust in proxies is set up (Tomcat's
 * {@code RemoteIpFilter}, Jetty's {@code ForwardedRequestCustomizer}); no {@code X-Forwarded-} field is read here.
 * Immutable.
 *
 * @param address the client's address, without brackets; empty where there is none
 * @param scheme {@code http} or {@code https}
 * @param host the name that the client asked for, without port; an address of IPv6 in its brackets. It may be malformed
 * @param port the port that the client asked for
 * @param tlsVersion the version of TLS; null without TLS and where the container does not tell
 * @param cipherSuite the cipher suite; null without TLS and where the container does not tell
 */
public record Peer(
        String address,
        String scheme,
        String host,
        int port,
        @Nullable String tlsVersion,
        @Nullable String cipherSuite) {}
