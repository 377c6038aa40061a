package org.lambdainvoke.invoke;

import java.net.URI;
import java.util.Locale;
import org.apache.http.HttpHost;

/** Where the Invoke API is: the address to connect to, and what calls say of it. Immutable. */
final class Endpoint {
    private final HttpHost address;
    private final String hostField;
    private final String path;

    private Endpoint(HttpHost address, String hostField, String path) {
        this.address = address;
        this.hostField = hostField;
        this.path = path;
    }

    static Endpoint of(ConnectionSettings settings) {
        URI given = settings.endpointUrl();
        URI uri = given == null ? URI.create(Regions.endpointOf(settings.region())) : given;
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usualPort = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() == -1 ? usualPort : uri.getPort();
        String host = uri.getHost();
        // An IPv6 address has its brackets in an URL only (RFC 3986, section 3.2.2).
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Endpoint(
                new HttpHost(name, port, scheme),
                port == usualPort ? host : host + ":" + port,
                uri.getRawPath().replaceFirst("/+$", ""));
    }

    HttpHost address() {
        return address;
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
