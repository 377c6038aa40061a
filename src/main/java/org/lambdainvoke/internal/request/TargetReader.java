package org.lambdainvoke.internal.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks for. */
public final class TargetReader {
    private TargetReader() {}

    /** The path that a route is looked for by; null when there is none, see {@link RoutePath#of}. */
    public static @Nullable RoutePath routePath(HttpServletRequest request) {
        try {
            return RoutePath.of(request.getRequestURI(), request.getContextPath(), pathOf(request));
        } catch (IllegalArgumentException e) {
            // Of Jetty, for a path that it holds to be ambiguous.
            return null;
        }
    }

    static RequestTarget read(HttpServletRequest request) {
        return RequestTarget.of(
                request.getMethod(),
                request.getRequestURI(),
                request.getContextPath(),
                matchedPath(request),
                queryOf(request),
                request.getProtocol());
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
    static String pathOf(HttpServletRequest request) {
        String servletPath = request.getServletPath();
        if (servletPath == null) {
            return "";
        }
        String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? servletPath : servletPath + pathInfo;
        return path.isEmpty() ? "/" : path;
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
