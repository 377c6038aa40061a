package org.lambdainvoke.responder;

/** What a request asks for. */
public interface RequestLine {
    /** {@return the method, whose case counts} */
    String method();

    /** {@return the path from the root of the container, without query, as the client sent it} */
    String uri();
}
