package org.lambdainvoke.internal.http;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is called in the response, the log and support calls. Immutable.
 *
 * @param text 1 to 128 of letters, digits, dot, underscore and hyphen
 */
public record RequestId(String text) {
    private static final FieldNames RESERVED = FieldNames.parse(List.of(
                    "Accept*",
                    "Authorization",
                    "Cache-Control",
                    "Content-*",
                    "Cookie",
                    "Date",
                    "Expires",
                    "Host",
                    "Location",
                    "Retry-After",
                    "Server",
                    "Set-Cookie",
                    "Vary",
                    "X-Amz*"))
            .orElseThrow();

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** Whether a field of this name can bring an id and take it back: it is a name, and nothing else is meant by it. */
    public static boolean mayStandIn(String name) {
        return FieldSyntax.isName(name) && !RESERVED.contains(name) && !HopByHop.ALWAYS.contains(name);
    }

    /** The id that the client sent if it is well-formed, else a new random one. */
    public static RequestId of(@Nullable String sent) {
        return sent != null && ACCEPTED.matcher(sent).matches() ? new RequestId(sent) : new RequestId(random());
    }

    /** A UUID of version 4 (RFC 9562, section 5.4). It is no secret, and a secure source would make requests wait. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(version, variant).toString();
    }
}
