package org.lambdainvoke.internal.request;

import org.jspecify.annotations.Nullable;

/** What is known of a request before its body is read: all that it may be routed by. Asked on the request's thread. */
public interface RequestLine {
    /** {@return the method, whose case counts} */
    String method();

    /** {@return the path below the context path; null for one that may be read in two ways} */
    @Nullable
    RoutePath routePath();

    /**
     * The same for others.
     *
     * @param template of the route that was met
     * @return what a program may look at
     */
    org.lambdainvoke.call.RequestHead head(String template);
}
