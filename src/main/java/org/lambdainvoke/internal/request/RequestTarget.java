package org.lambdainvoke.internal.request;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;

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
public record RequestTarget(
        String method,
        String uri,
        String contextPath,
        @Nullable String matched,
        @Nullable String query,
        String protocol) {

    /**
     * A target whose URI is as the container gives it.
     *
     * @param method the method
     * @param requestUri the path without query, maybe behind an authority, which is left out
     * @param contextPath the path of the web application
     * @param matched the path that the container chose filters by; see {@link #matched()}
     * @param query the raw query; null when there is none
     * @param protocol the protocol's name and version
     * @return the target
     */
    public static RequestTarget of(
            String method,
            String requestUri,
            String contextPath,
            @Nullable String matched,
            @Nullable String query,
            String protocol) {
        return new RequestTarget(method, withoutAuthority(requestUri), contextPath, matched, query, protocol);
    }

    /** The path for events; see {@link EventPath#of}. */
    public EventPath path() throws InvocationFailure {
        return EventPath.of(this);
    }

    /** Some containers leave the authority of a target in absolute form (RFC 9112, section 3.2.2) where it is. */
    static String withoutAuthority(String requestUri) {
        int authority = requestUri.startsWith("/") ? -1 : requestUri.indexOf("://");
        if (authority < 0) {
            return requestUri;
        }
        int path = requestUri.indexOf('/', authority + 3);
        return path < 0 ? "/" : requestUri.substring(path);
    }
}
