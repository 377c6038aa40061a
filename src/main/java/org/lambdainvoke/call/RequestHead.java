package org.lambdainvoke.call;

import org.jspecify.annotations.Nullable;

/**
 * A request that has met a route, before anything of its body is read. Valid only during the call that it is handed
 * to, on the same thread.
 */
public interface RequestHead {
    /** {@return the template of the route; {@code *} where there is no route table} */
    String template();

    /** {@return the method, whose case counts} */
    String method();

    /** {@return the path below the context path, as the container has decoded it} */
    String path();

    /**
     * A header field.
     *
     * @param name in any case
     * @return its first value; null when the client has not sent it
     */
    @Nullable
    String header(String name);

    /**
     * A cookie.
     *
     * @param name whose case counts
     * @return the value of the first with this name; null when there is none
     */
    @Nullable
    String cookie(String name);

    /** {@return the name of the user principal; null when nobody has logged in before the filter} */
    @Nullable
    String principal();

    /** {@return the id of the session; null when there is none. None is ever begun for this} */
    @Nullable
    String sessionId();

    /** {@return the address of the client as the container sees it; empty where there is none} */
    String address();
}
