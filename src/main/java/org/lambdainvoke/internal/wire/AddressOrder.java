package org.lambdainvoke.internal.wire;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order the addresses of a host are tried: those that could not be reached when they were last tried come
 * last, so that one dead address costs one call its time and not each. Thread-safe.
 */
final class AddressOrder {
    /** The one that failed the longest ago first. */
    private final Set<InetAddress> failed = new LinkedHashSet<>();

    /** Forgets what is not among {@code resolved}. */
    synchronized List<InetAddress> of(InetAddress[] resolved) {
        List<InetAddress> order = new ArrayList<>(Arrays.asList(resolved));
        if (!failed.isEmpty()) {
            failed.retainAll(order);
            order.removeAll(failed);
            order.addAll(failed);
        }
        return order;
    }

    synchronized void failed(InetAddress address) {
        failed.remove(address);
        failed.add(address);
    }

    synchronized void reached(InetAddress address) {
        failed.remove(address);
    }
}
