package org.lambdainvoke.support.endpoint;

import java.util.List;

/** What is spoken over TCP. */
public enum Wire {
    PLAIN(null),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    /** As {@link javax.net.ssl.SSLSocket#setEnabledProtocols} names it; null for none. */
    final String protocol;

    Wire(String protocol) {
        this.protocol = protocol;
    }

    public static List<Wire> withTls() {
        return List.of(TLS_1_2, TLS_1_3);
    }
}
