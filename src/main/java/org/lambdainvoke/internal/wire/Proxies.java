package org.lambdainvoke.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which way leads to a host. Immutable.
 *
 * @param proxy the proxy to go through; null for none
 * @param except the hosts that it does not hold for
 */
public record Proxies(@Nullable Proxy proxy, NoProxy except) {
    /** No proxy. */
    public static final Proxies NONE = new Proxies(null, NoProxy.NONE);

    /**
     * The proxy on the way to a host; null for none.
     *
     * @param host as in a URL
     */
    public @Nullable Proxy of(String host) {
        return except.holdsFor(host) ? null : proxy;
    }
}
