package org.lambdainvoke.internal.route;

/** What a request asks for. */
public interface RequestLine {
    /** {@return the method, whose case counts} */
    String method();

    /** {@return {@code getRequestURI()}: the path from the root of the container, without query, still encoded} */
    String uri();
}
