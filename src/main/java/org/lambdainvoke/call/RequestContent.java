package org.lambdainvoke.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a program's format makes a payload from: a request that was read to its end. Immutable and thread-safe. */
public interface RequestContent {
    /** {@return the method, whose case counts} */
    String method();

    /** {@return the path below the context path, with the prefix of the filter's mapping and without parameters
     * ({@code ;v=1}), still percent-encoded} */
    String path();

    /** {@return the template of the route that the request has met, as the route table has it, such as
     * {@code /orders/{id}}; null without a route table} */
    @Nullable
    String template();

    /**
     * The variables of that template.
     *
     * @return the values by name, in the order of the template and without escapes: {@code a/b} for {@code a%2Fb}, and
     *     for the last one of {@code /files/{path+}} all segments with the slashes between them. Immutable; empty when
     *     there is none, and without a route table
     */
    Map<String, String> pathParameters();

    /** {@return the query as it was sent; null when there is none} */
    @Nullable
    String query();

    /**
     * The header fields that a function may see, with those that a front door adds ({@code x-forwarded-for} and its
     * like, {@code x-amzn-trace-id}, {@code host}) and without those that belong to the connection or are excluded.
     *
     * @return the values by name, the names in lower case
     */
    Map<String, List<String>> headers();

    /** {@return the body; empty when there is none. A form that a filter in front has read is written anew; a request
     * with parts that were read comes to no format} */
    Bytes body();

    /** {@return the address of the client as the container sees it; empty where there is none} */
    String address();

    /** {@return the name of the user principal; null when nobody has logged in} */
    @Nullable
    String principal();

    /** {@return how that user has logged in; null when nobody has} */
    @Nullable
    String authType();

    /** {@return the request attributes that {@code authorizer_attributes} names, those that are set} */
    Map<String, Object> attributes();

    /** {@return the id of the request, by which the log knows it too} */
    String requestId();

    /** {@return when the request was read} */
    Instant time();
}
