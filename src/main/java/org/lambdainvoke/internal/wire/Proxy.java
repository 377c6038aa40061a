package org.lambdainvoke.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
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

    /** Equal for equal proxies; see {@link ConnectionSettings#key()}. */
    Object key() {
        return Arrays.asList(host, port, user, password);
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
