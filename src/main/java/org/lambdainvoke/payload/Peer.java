package org.lambdainvoke.payload;

import jakarta.servlet.http.HttpServletRequest;
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
record Peer(
        String address,
        String scheme,
        String host,
        int port,
        @Nullable String tlsVersion,
        @Nullable String cipherSuite) {

    /** Of Servlet 6.1; Tomcat 10.1 has the same under a name of its own. */
    private static final String TLS_VERSION = "jakarta.servlet.request.secure_protocol";

    private static final String TLS_VERSION_OF_TOMCAT = "org.apache.tomcat.util.net.secure_protocol_version";
    private static final String CIPHER_SUITE = "jakarta.servlet.request.cipher_suite";

    static Peer of(HttpServletRequest request) {
        String version = text(request.getAttribute(TLS_VERSION));
        return new Peer(
                withoutBrackets(request.getRemoteAddr()),
                request.getScheme(),
                inBrackets(request.getServerName()),
                request.getServerPort(),
                version == null ? text(request.getAttribute(TLS_VERSION_OF_TOMCAT)) : version,
                text(request.getAttribute(CIPHER_SUITE)));
    }

    /** Jetty puts an address of IPv6 into brackets, AWS does not. A socket of the file system has no address. */
    private static String withoutBrackets(@Nullable String address) {
        if (address == null) {
            return "";
        }
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    /** Undertow takes them off. */
    private static String inBrackets(@Nullable String host) {
        if (host == null) {
            return "";
        }
        return host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
    }

    private static @Nullable String text(@Nullable Object attribute) {
        return attribute == null ? null : attribute.toString();
    }
}
