package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads who is at the two ends of the connection. */
final class PeerReader {
    /** Of Servlet 6.1; Tomcat 10.1 has the same under a name of its own. */
    private static final String TLS_VERSION = "jakarta.servlet.request.secure_protocol";

    private static final String TLS_VERSION_OF_TOMCAT = "org.apache.tomcat.util.net.secure_protocol_version";
    private static final String CIPHER_SUITE = "jakarta.servlet.request.cipher_suite";

    private PeerReader() {}

    static Peer read(HttpServletRequest request) {
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
