package org.lambdainvoke.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Fields that belong to one connection and must not be passed on (RFC 9110, section 7.6.1; the {@code Proxy-} fields of
 * section 11.7 are meant for a proxy only).
 */
public final class HopByHop {
    private static final FieldNames ALWAYS = FieldNames.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authentication-Info",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    /**
     * Are meant for the last recipient, or are put there by proxies; a sender that lists them in Connection only wants to
     * confuse (section 7.6.1).
     */
    private static final FieldNames NEVER = FieldNames.of(
            "Authorization",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "Cookie",
            "Host",
            "X-Amzn-Trace-Id",
            "X-Forwarded-For");

    private HopByHop() {}

    /**
     * The fields of a message that end here.
     *
     * @param connection the values of its {@code Connection} fields
     */
    public static FieldNames of(Collection<String> connection) {
        if (connection.isEmpty()) {
            return ALWAYS;
        }
        Set<String> named = new HashSet<>();
        for (String value : connection) {
            for (String option : value.split(",", -1)) {
                String name = option.strip();
                if (!NEVER.contains(name) && !ALWAYS.contains(name)) {
                    named.add(name);
                }
            }
        }
        return ALWAYS.and(named);
    }
}
