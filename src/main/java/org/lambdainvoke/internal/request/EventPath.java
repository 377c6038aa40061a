package org.lambdainvoke.internal.request;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The path of a request as events have it: the one that the container matched, and no other whoever reads it as a URL.
 * Immutable.
 *
 * @param encoded the path below the context path, never empty; with the client's escapes, and with those that it has
 *     left out (RFC 3986, section 3.3)
 * @param contextPath what stands before it, in the same form; empty for the root
 */
public record EventPath(String encoded, String contextPath) {
    private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern EMPTY_SEGMENTS = Pattern.compile("//+");

    /**
     * Also between slashes that are escaped, and before a semicolon that is: some of those who read an event decode it
     * before they cut it into segments.
     */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?:^|[/\\\\]|%2[fF]|%5[cC])(?:\\.|%2[eE]){1,2}(?:[;/\\\\]|%2[fF]|%5[cC]|%3[bB]|$)");

    /**
     * The path of {@code target}. Path parameters (Servlet 6.0, section 3.5.2) are cut off, as the container does
     * before it matches: they are no part of what it has allowed, and a session's id may be among them. Empty segments
     * stay where the container keeps them.
     *
     * @throws InvocationFailure when the path does not begin with the context path, or means something else than what
     *     the container has matched; for {@code .} and {@code ..}, which clients resolve too (RFC 3986, section 5.2.4),
     *     so that no honest one sends them; and for two slashes at its start, which begin the name of a host in a
     *     reference (RFC 3986, section 4.2)
     */
    static EventPath of(RequestTarget target) throws InvocationFailure {
        String uri = target.uri();
        if (isPlain(uri) && target.contextPath().isEmpty() && uri.equals(target.matched())) {
            return new EventPath(uri, "");
        }
        if (hasDotSegment(uri)) {
            throw Rejection.malformed("The path holds a dot segment.");
        }
        int end = endOfContextPath(uri, target.contextPath());
        String path = matched(withoutParameters(uri.substring(end)), target.matched());
        if (path.startsWith("//")) {
            throw Rejection.malformed("The path begins with two slashes.");
        }
        String contextPath =
                EMPTY_SEGMENTS.matcher(withoutParameters(uri.substring(0, end))).replaceAll("/");
        return new EventPath(PathEscapes.complete(path), PathEscapes.complete(contextPath));
    }

    /**
     * Whether somebody would resolve a segment of {@code path} that is {@code .} or {@code ..}, however it is written.
     */
    static boolean hasDotSegment(String path) {
        return (path.indexOf('.') >= 0 || path.contains("%2"))
                && DOT_SEGMENT.matcher(path).find();
    }

    /** The path with those escapes decoded that stand for nothing but a character of a name. */
    public String decoded() {
        return PathEscapes.decodeNames(encoded);
    }

    /** Whether it is the root of the web application. */
    public boolean isRoot() {
        return encoded.equals("/");
    }

    /** The path from the root of the container. */
    public String fromRoot() {
        return contextPath.isEmpty() ? encoded : contextPath + encoded;
    }

    /** The path, or what is left of it without empty segments, whichever the container has matched. */
    private static String matched(String path, @Nullable String matched) throws InvocationFailure {
        String whole = path.startsWith("/") ? path : "/" + path;
        if (isMatched(whole, matched)) {
            return whole;
        }
        String collapsed = EMPTY_SEGMENTS.matcher(whole).replaceAll("/");
        if (isMatched(collapsed, matched)) {
            return collapsed;
        }
        throw Rejection.malformed("The path is not the one that the container has matched.");
    }

    /** Some containers decode an escaped slash, others leave it as it is; for the event it stays escaped. */
    private static boolean isMatched(String path, @Nullable String matched) throws InvocationFailure {
        String decoded = UrlEncoding.decodePath(path);
        return matched == null
                || decoded.equals(matched)
                || (hasEscapedSlash(path) && withEscapedSlashes(path).equals(matched))
                || isSameInLatin1(decoded, matched)
                || (path.indexOf('+') >= 0 && withBlanks(path).equals(matched))
                || isWelcomeFile(decoded, matched);
    }

    /** The path decoded as if it were a form, as Payara does. */
    private static String withBlanks(String path) throws InvocationFailure {
        return UrlEncoding.decodePath(path.replace("+", "%20"));
    }

    /** The same octets, which some containers decode as Latin-1 where they are told so. */
    private static boolean isSameInLatin1(String decoded, String matched) {
        return new String(decoded.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).equals(matched);
    }

    private static boolean hasEscapedSlash(String path) {
        return path.contains("%2F") || path.contains("%2f");
    }

    /** The path decoded, but for its escapes of slashes. */
    static String withEscapedSlashes(String path) throws InvocationFailure {
        return UrlEncoding.decodePath(path.replace("%2F", "%252F").replace("%2f", "%252f"));
    }

    /**
     * Tomcat adds the name of the welcome file to what it matches (Servlet 6.0, section 10.10). A semicolon in it comes
     * from the client: there are containers with a setting by which they give the URI decoded.
     */
    private static boolean isWelcomeFile(String directory, String matched) {
        return directory.endsWith("/")
                && matched.startsWith(directory)
                && matched.indexOf('/', directory.length()) < 0
                && matched.indexOf(';', directory.length()) < 0;
    }

    private static String withoutParameters(String path) {
        return path.indexOf(';') < 0 ? path : PATH_PARAMETERS.matcher(path).replaceAll("");
    }

    /** Whether there is nothing in {@code uri} that could be read in two ways. Most paths are so. */
    private static boolean isPlain(String uri) {
        for (int i = 1; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean mayBegin = c != '/' && c != '.';
            if (mayBegin ? !PathEscapes.isNameCharacter(c) : uri.charAt(i - 1) == '/') {
                return false;
            }
        }
        return uri.startsWith("/");
    }

    /** Compares segment by segment: the client may have written the context path in another way than the container. */
    static int endOfContextPath(String uri, String contextPath) throws InvocationFailure {
        int end = 0;
        for (String segment : contextPath.split("/", -1)) {
            if (!segment.isEmpty()) {
                int start = end;
                while (start < uri.length() && uri.charAt(start) == '/') {
                    start++;
                }
                int next = uri.indexOf('/', start);
                end = next < 0 ? uri.length() : next;
                if (!plain(uri.substring(start, end)).equals(plain(segment))) {
                    throw Rejection.malformed("The path does not begin with that of the web application.");
                }
            }
        }
        return end;
    }

    private static String plain(String segment) throws InvocationFailure {
        return UrlEncoding.decodePath(withoutParameters(segment));
    }
}
