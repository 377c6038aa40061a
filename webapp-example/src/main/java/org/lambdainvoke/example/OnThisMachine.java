package org.lambdainvoke.example;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells who asks from this very machine. That is enough for an example, and not for an application in production: a
 * proxy on the same machine that adds no field of its own, or a tunnel, looks just the same. Ask for a role there.
 */
final class OnThisMachine {
    /** Addresses as containers write them, and the name that browsers know to be one of them. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)(%[0-9a-z]+)?]?");

    private static final Set<String> FORWARDED = Set.of("forwarded", "via", "x-real-ip");

    private OnThisMachine() {}

    /** What is against it; empty for a request that comes from this machine, and from no page of another. */
    static Optional<String> objection(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            return Optional.of("This is for callers on the server's own machine.");
        }
        if (Collections.list(request.getHeaderNames()).stream().anyMatch(OnThisMachine::isForwarded)) {
            return Optional.of("This is for callers that no proxy stands in front of.");
        }
        // Whoever owns a name may have it lead to 127.0.0.1, and the browser takes the page for this server's.
        if (!isLoopback(request.getServerName())) {
            return Optional.of("This is for callers that call this machine localhost, or by its loopback address.");
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !request.getRequestURL().toString().startsWith(origin + "/")) {
            return Optional.of("This is for pages of this server.");
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static boolean isForwarded(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded-") || FORWARDED.contains(name);
    }
}
