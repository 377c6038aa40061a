package org.lambdainvoke.internal.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.payload.DeclaredFailure;

/** Fuzz target: a path that a function is given begins with a slash and leads nowhere else when it is decoded. */
public final class RequestTargetFuzz {
    private static final List<String> CONTEXT_PATHS = List.of("", "/shop", "/two words", "/a/b", "/caf\u00E9");

    private RequestTargetFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        boolean unused = isAccepted(input);
    }

    /** Whether {@code input}, a byte that chooses the context path and the URI, has a path. */
    public static boolean isAccepted(byte[] input) {
        if (input.length == 0) {
            return false;
        }
        String contextPath = CONTEXT_PATHS.get((input[0] & 0xFF) % CONTEXT_PATHS.size());
        String uri = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        try {
            EventPath path = RequestTarget.of("GET", uri, contextPath, null, null, "HTTP/1.1")
                    .path();
            String decoded = UrlEncoding.decodePath(path.encoded());
            if (leadsElsewhere(path.encoded()) || leadsElsewhere(path.decoded()) || leadsElsewhere(decoded)) {
                throw new AssertionError("path " + path + ", decoded " + decoded);
            }
            for (String text : List.of(path.encoded(), path.decoded(), path.fromRoot())) {
                if (!UrlEncoding.decodePath(
                                URI.create("https://shop.example" + text).getRawPath())
                        .endsWith(decoded)) {
                    throw new AssertionError("another path in " + text);
                }
            }
            return true;
        } catch (InvocationFailure e) {
            DeclaredFailure.require(e);
            return false;
        }
    }

    private static boolean leadsElsewhere(String path) {
        for (String segment : path.split("[/\\\\]", -1)) {
            int semicolon = segment.indexOf(';');
            String name = semicolon < 0 ? segment : segment.substring(0, semicolon);
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
