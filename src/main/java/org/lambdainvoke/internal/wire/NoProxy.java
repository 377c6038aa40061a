package org.lambdainvoke.internal.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are reached without a proxy. There is no standard for it: the forms are such as curl and the AWS
 * command line have in common, and what programs read each in its own way, ports and ranges, is refused. Immutable.
 */
public final class NoProxy {
    /** No host. */
    public static final NoProxy NONE = new NoProxy(Set.of());

    private static final String EVERY_HOST = "*";
    private static final Pattern NAME = Pattern.compile("\\.?[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    /** Names and addresses; {@code .example.org} for this name and all below it. */
    private final Set<String> hosts;

    private NoProxy(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    /**
     * Reads a list of names, of addresses, IPv6 with or without its brackets, of {@code .example.org} for this name and
     * all below it, and of {@code *} for every host. The case of names does not count.
     *
     * @return empty when one of them is none of these, and when there is none at all
     */
    public static Optional<NoProxy> parse(List<String> texts) {
        Set<String> hosts = new HashSet<>();
        for (String text : texts) {
            String host = normal(text);
            if (!text.equals(EVERY_HOST)
                    && addressOf(text) == null
                    && !NAME.matcher(host).matches()) {
                return Optional.empty();
            }
            hosts.add(host);
        }
        return hosts.isEmpty() ? Optional.empty() : Optional.of(new NoProxy(hosts));
    }

    /**
     * Whether a host is one of these.
     *
     * @param host as in a URL
     */
    boolean holdsFor(String host) {
        String name = normal(host);
        if (hosts.contains(EVERY_HOST) || hosts.contains(name)) {
            return true;
        }
        for (int dot = 0; dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String domain = dot == 0 ? '.' + name : name.substring(dot);
            if (hosts.contains(domain)) {
                return true;
            }
        }
        return false;
    }

    /** In lower case and without the dot of the root; an IPv6 address as the JDK writes it. */
    private static String normal(String host) {
        String address = addressOf(host);
        if (address != null) {
            return address;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Null for what is no IPv6 address. */
    private static @Nullable String addressOf(String host) {
        if (!host.contains(":")) {
            return null;
        }
        try {
            // In brackets, as no name server is asked then for what is none.
            return InetAddress.getByName(host.startsWith("[") ? host : '[' + host + ']')
                    .getHostAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return String.join(",", hosts);
    }
}
