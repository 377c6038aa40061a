package org.lambdainvoke.internal.http;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Fields that belong to one connection and must not be passed on (RFC 9110, section 7.6.1; the {@code Proxy-} fields of
 * section 11.7 are meant for a proxy only).
 */
public final class HopByHop {
    /** Those that belong to it whatever {@code Connection} says. */
    public static final FieldNames ALWAYS = FieldNames.of(
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

    /** Say what the content is; a sender that lists them in Connection only wants to confuse (section 7.6.1). */
    private static final FieldNames NEVER = FieldNames.of("Content-Encoding", "Content-Length", "Content-Type");

    private HopByHop() {}

    /**
     * The fields of an answer that end here. A request is no such case: it is not forwarded on any connection, so that
     * its client must not choose which fields, among them those of filters in front, the function sees.
     *
     * @param connection the values of its {@code Connection} fields
     */
    public static FieldNames ofAnswer(Collection<String> connection) {
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
