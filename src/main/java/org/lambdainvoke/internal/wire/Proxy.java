package org.lambdainvoke.internal.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for HTTP (RFC 9110, section 3.7). Immutable; prints nothing of its credentials.
 *
 * @param host its name or address
 * @param port its port
 * @param user who may use it; null when it does not ask
 * @param password of the user; null when it does not ask
 */
public record Proxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    private static final int HIGHEST_PORT = 65_535;

    /** Reads {@code http://host:port} or {@code http://user:password@host:port}; empty when it is neither. */
    public static Optional<Proxy> parse(String url) {
        try {
            URI uri = new URI(url);
            return isWhole(uri) ? of(uri, uri.getUserInfo()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && uri.getPort() >= 1
                && uri.getPort() <= HIGHEST_PORT
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static Optional<Proxy> of(URI uri, @Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.of(new Proxy(uri.getHost(), uri.getPort(), null, null));
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new Proxy(
                        uri.getHost(), uri.getPort(), userInfo.substring(0, colon), userInfo.substring(colon + 1)));
    }

    /** The field {@code Proxy-Authorization} (RFC 7617); null when the proxy does not ask. */
    @Nullable
    String authorization() {
        return user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return host + ':' + port;
    }
}
