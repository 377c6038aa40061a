package org.lambdainvoke.internal.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The path of a request as a route is looked for by it: below the context path, cut into segments, without path
 * parameters. Immutable.
 *
 * <p>Filters in front and the container check access by the path that the container has decoded. A path that two
 * readers could take for two is no path here, so that no route answers what was checked as something else.
 */
public final class RoutePath {
    private final List<String> encoded;
    private final List<String> decoded;
    private final @Nullable List<String> ofContainer;

    private RoutePath(List<String> encoded, List<String> decoded, @Nullable List<String> ofContainer) {
        this.encoded = encoded;
        this.decoded = decoded;
        this.ofContainer = ofContainer;
    }

    /**
     * Cuts a path.
     *
     * @param uri {@code getRequestURI()}
     * @param contextPath {@code getContextPath()}
     * @param matched {@code getServletPath()} and {@code getPathInfo()}, by which the container has chosen filters
     * @return null when {@code matched} is not what {@code uri} decodes to, and for escapes that are malformed, empty
     *     segments but the last, dot segments, control characters and backslashes
     */
    public static @Nullable RoutePath of(String uri, String contextPath, String matched) {
        try {
            String path = RequestTarget.withoutAuthority(uri);
            return path.startsWith("/")
                    ? cut(path.substring(EventPath.endOfContextPath(path, contextPath)), matched)
                    : null;
        } catch (InvocationFailure e) {
            return null;
        }
    }

    private static @Nullable RoutePath cut(String path, String matched) throws InvocationFailure {
        if (EventPath.hasDotSegment(path)) {
            return null;
        }
        List<String> encoded = new ArrayList<>();
        List<String> decoded = new ArrayList<>();
        boolean hasEscapes = false;
        int start = path.startsWith("/") ? 1 : 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = withoutParameters(path, start, end);
            if (slash >= 0 && segment.isEmpty()) {
                return null;
            }
            String plain = UrlEncoding.decodePath(segment);
            if (!isName(plain)) {
                return null;
            }
            hasEscapes |= segment.indexOf('%') >= 0;
            encoded.add(segment);
            decoded.add(plain);
            start = end + 1;
        }
        if (isJoined(decoded, matched)) {
            boolean isSame = !hasEscapes || decoded.stream().noneMatch(name -> name.indexOf('/') >= 0);
            return new RoutePath(
                    encoded,
                    decoded,
                    isSame ? null : List.of(matched.substring(1).split("/", -1)));
        }
        return hasEscapes && isJoined(withEscapedSlashes(encoded), matched)
                ? new RoutePath(encoded, decoded, null)
                : null;
    }

    private static String withoutParameters(String path, int start, int end) {
        int semicolon = path.indexOf(';', start);
        return path.substring(start, semicolon < 0 || semicolon > end ? end : semicolon);
    }

    /** Whether nobody reads anything but a name in it. */
    private static boolean isName(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '\\' || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    /** Some containers leave the escape of a slash as it is. */
    private static List<String> withEscapedSlashes(List<String> encoded) throws InvocationFailure {
        List<String> segments = new ArrayList<>(encoded.size());
        for (String segment : encoded) {
            segments.add(EventPath.withEscapedSlashes(segment));
        }
        return segments;
    }

    private static boolean isJoined(List<String> segments, String path) {
        int at = 0;
        for (String segment : segments) {
            if (!path.startsWith("/", at) || !path.startsWith(segment, at + 1)) {
                return false;
            }
            at += 1 + segment.length();
        }
        return at == path.length();
    }

    /** The segments without escapes; the last one is empty after a slash at the end, and the only one for the root. */
    public List<String> segments() {
        return decoded;
    }

    /**
     * The segments that the container sees where it takes an escaped slash for one that separates; null where it sees
     * the same.
     */
    public @Nullable List<String> ofContainer() {
        return ofContainer;
    }

    /**
     * A part of the path, as events have it.
     *
     * @param from the first segment
     * @param to the one after the last
     */
    public String encoded(int from, int to) {
        return PathEscapes.complete(to == from + 1 ? encoded.get(from) : String.join("/", encoded.subList(from, to)));
    }
}
