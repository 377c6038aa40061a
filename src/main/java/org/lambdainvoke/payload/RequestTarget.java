package org.lambdainvoke.payload;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * What a request asks for, still encoded as the client sent it. Immutable.
 *
 * @param method the method, whose case counts
 * @param uri the path from the root of the container, without query
 * @param contextPath the path of the web application, empty for the root
 * @param matched the path below the context path that the container chose filters and checked access by, decoded; empty
 *     when it holds the path to be ambiguous, null when a filter in front has put a URI of its own before it
 * @param query the raw query; null when there is none
 * @param protocol the protocol's name and version, such as {@code HTTP/1.1}
 */
record RequestTarget(
        String method,
        String uri,
        String contextPath,
        @Nullable String matched,
        @Nullable String query,
        String protocol) {

    static RequestTarget of(HttpServletRequest request) {
        return of(
                request.getMethod(),
                request.getRequestURI(),
                request.getContextPath(),
                matchedPath(request),
                queryOf(request),
                request.getProtocol());
    }

    static RequestTarget of(
            String method,
            String requestUri,
            String contextPath,
            @Nullable String matched,
            @Nullable String query,
            String protocol) {
        return new RequestTarget(method, withoutAuthority(requestUri), contextPath, matched, query, protocol);
    }

    /** The path for events; see {@link EventPath#of}. */
    EventPath path() throws InvocationFailure {
        return EventPath.of(this);
    }

    private static @Nullable String matchedPath(HttpServletRequest request) {
        try {
            String path = pathOf(request);
            boolean isRewritten = EarlierReads.unwrapped(request) instanceof HttpServletRequest ofContainer
                    && !request.getRequestURI().equals(ofContainer.getRequestURI())
                    && path.equals(pathOf(ofContainer));
            return isRewritten ? null : path;
        } catch (IllegalArgumentException e) {
            // Of Jetty.
            return "";
        }
    }

    /** Empty for a request of no container, which may not know what a servlet's path is. */
    private static String pathOf(HttpServletRequest request) {
        String servletPath = request.getServletPath();
        if (servletPath == null) {
            return "";
        }
        String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? servletPath : servletPath + pathInfo;
        return path.isEmpty() ? "/" : path;
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
