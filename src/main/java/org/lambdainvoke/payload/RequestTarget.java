package org.lambdainvoke.payload;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * What a request asks for, still encoded as the client sent it. Immutable.
 *
 * @param method the method, whose case counts
 * @param uri the path from the root of the container, without query
 * @param contextPath the path of the web application, empty for the root
 * @param query the raw query; null when there is none
 * @param protocol the protocol's name and version, such as {@code HTTP/1.1}
 */
record RequestTarget(
        String method,
        String uri,
        String contextPath,
        @Nullable String query,
        String protocol) {
    /** The container's own way to track a session (Servlet 6.0, section 7.1.3): a secret, and no part of the path. */
    private static final Pattern SESSION_ID = Pattern.compile(";jsessionid=[^;/]*");

    /** Also between slashes that are escaped, which some formats decode. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?:^|[/\\\\]|%2[fF]|%5[cC])(?:\\.|%2[eE]){1,2}(?:[;/\\\\]|%2[fF]|%5[cC]|$)");

    static RequestTarget of(HttpServletRequest request) {
        return of(
                request.getMethod(),
                request.getRequestURI(),
                request.getContextPath(),
                queryOf(request),
                request.getProtocol());
    }

    static RequestTarget of(
            String method, String requestUri, String contextPath, @Nullable String query, String protocol) {
        String uri = withoutAuthority(requestUri);
        if (uri.indexOf(';') >= 0) {
            uri = SESSION_ID.matcher(uri).replaceAll("");
        }
        return new RequestTarget(method, uri, contextPath, query, protocol);
    }

    /**
     * The path below the context path, never empty.
     *
     * @throws InvocationFailure for {@code .} and {@code ..} in the path. Containers resolve them before they choose
     *     filters and check access, so that a function would see another path than the one that was allowed. Clients
     *     resolve them too (RFC 3986, section 5.2.4), so no honest one sends them
     */
    String path() throws InvocationFailure {
        if (mayHoldDot(uri) && DOT_SEGMENT.matcher(uri).find()) {
            throw Rejection.malformed("The path holds a dot segment.");
        }
        String path = uri.substring(endOfContextPath());
        return path.startsWith("/") ? path : "/" + path;
    }

    private static boolean mayHoldDot(String uri) {
        return uri.indexOf('.') >= 0 || uri.indexOf('%') >= 0;
    }

    /** Some containers leave the authority of a target in absolute form (RFC 9112, section 3.2.2) where it is. */
    private static String withoutAuthority(String requestUri) {
        int authority = requestUri.startsWith("/") ? -1 : requestUri.indexOf("://");
        if (authority < 0) {
            return requestUri;
        }
        int path = requestUri.indexOf('/', authority + 3);
        return path < 0 ? "/" : requestUri.substring(path);
    }

    /** Compares segment by segment: the client may have written the context path in another way than the container. */
    private int endOfContextPath() throws InvocationFailure {
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
        int semicolon = segment.indexOf(';');
        return UrlEncoding.decodePath(semicolon < 0 ? segment : segment.substring(0, semicolon));
    }

    /** The query; that of a forward stands before the one that the client sent (Servlet 6.0, section 9.1.1). */
    private static @Nullable String queryOf(HttpServletRequest request) {
        String query = request.getQueryString();
        Object ofClient = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        if (request.getDispatcherType() != DispatcherType.FORWARD || ofClient == null || ofClient.equals(query)) {
            return query;
        }
        return query == null ? ofClient.toString() : query + "&" + ofClient;
    }
}
