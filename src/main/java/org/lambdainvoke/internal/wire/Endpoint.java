package org.lambdainvoke.internal.wire;

import java.net.URI;
import java.util.Locale;
import org.apache.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Where the Invoke API is: the address to connect to, and what calls say of it. Immutable. */
final class Endpoint {
    private final HttpHost address;
    private final String authority;
    private final String hostField;
    private final String path;
    private final @Nullable Proxy proxy;

    private Endpoint(HttpHost address, String authority, String hostField, String path, @Nullable Proxy proxy) {
        this.address = address;
        this.authority = authority;
        this.hostField = hostField;
        this.path = path;
        this.proxy = proxy;
    }

    /** The endpoint at {@code uri}, whose path stands before those of the API; {@code proxy} is null for none. */
    static Endpoint of(URI uri, @Nullable Proxy proxy) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usualPort = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() == -1 ? usualPort : uri.getPort();
        String host = uri.getHost();
        // An IPv6 address has its brackets in an URL only (RFC 3986, section 3.2.2).
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Endpoint(
                new HttpHost(name, port, scheme),
                host + ":" + port,
                port == usualPort ? host : host + ":" + port,
                uri.getRawPath().replaceFirst("/+$", ""),
                proxy);
    }

    HttpHost address() {
        return address;
    }

    boolean isSecure() {
        return address.getSchemeName().equals("https");
    }

    /** The proxy on the way; null for none. */
    @Nullable
    Proxy proxy() {
        return proxy;
    }

    /** The proxy that sees each request; null for none, and where TLS leads through it. */
    @Nullable
    Proxy proxyOfRequests() {
        return isSecure() ? null : proxy;
    }

    /** What stands before the path in a request: a proxy must be told where it goes (RFC 9112, section 3.2.2). */
    String targetPrefix() {
        return proxyOfRequests() == null ? "" : "http://" + hostField;
    }

    /** Host and port, as a proxy is asked for a tunnel to them (RFC 9110, section 9.3.6). */
    String authority() {
        return authority;
    }

    /** The field {@code Host}. */
    String hostField() {
        return hostField;
    }

    /** The path that stands before those of the API: empty, or with a slash at its start and none at its end. */
    String path() {
        return path;
    }
}
