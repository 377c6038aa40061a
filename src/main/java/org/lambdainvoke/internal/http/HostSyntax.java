package org.lambdainvoke.internal.http;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * What a host may look like for those who put it before a path and read both as a URL: a name of letters, digits,
 * hyphens and underscores, an IPv4 address, or an IPv6 address in brackets (RFC 3986, section 3.2.2, narrowed to what
 * the DNS has).
 */
public final class HostSyntax {
    private static final int LONGEST_PORT = 5;
    private static final int LAST_PORT = 65_535;

    private HostSyntax() {}

    /** Whether {@code host} is a host, without a port. */
    public static boolean isHost(String host) {
        return host.startsWith("[") ? isAddress(host) : isName(host);
    }

    /**
     * Whether {@code value} may stand in a {@code Host} field: a host, and a port if one is named (RFC 9110, section
     * 7.2).
     */
    public static boolean isHostField(String value) {
        int colon = value.indexOf(':', value.lastIndexOf(']') + 1);
        return colon < 0 ? isHost(value) : isHost(value.substring(0, colon)) && isPort(value.substring(colon + 1));
    }

    private static boolean isName(String host) {
        boolean isLabelEmpty = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.' ? isLabelEmpty : !isNameCharacter(c)) {
                return false;
            }
            isLabelEmpty = c == '.';
        }
        // A dot at the end is that of the DNS's root.
        return !host.isEmpty();
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static boolean isAddress(String host) {
        try {
            return host.indexOf('%') < 0 && host.equals(new URI("//" + host).getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPort(String port) {
        for (int i = 0; i < port.length(); i++) {
            if (port.charAt(i) < '0' || port.charAt(i) > '9') {
                return false;
            }
        }
        return port.isEmpty() || (port.length() <= LONGEST_PORT && Integer.parseInt(port) <= LAST_PORT);
    }
}
