package org.lambdainvoke.internal.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.InvocationFailure;

/** The values of a query by name, both in order of first appearance. */
public final class QueryMap {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final int limit;
    private int count;

    private QueryMap(RequestLimits limits) {
        this.limit = limits.maxParameters();
    }

    /**
     * Names and values without their escapes.
     *
     * @param query the raw query; null when there is none
     * @param limits how many values are accepted
     * @return the values by name
     * @throws InvocationFailure when the query is malformed or over the limit
     */
    public static Map<String, List<String>> decoded(@Nullable String query, RequestLimits limits)
            throws InvocationFailure {
        QueryMap map = new QueryMap(limits);
        UrlEncoding.decodeQuery(query, map::add);
        return map.values;
    }

    /** Names and values as the client wrote them. */
    public static Map<String, List<String>> raw(@Nullable String query, RequestLimits limits) throws InvocationFailure {
        QueryMap map = new QueryMap(limits);
        UrlEncoding.splitQuery(query, map::add);
        return map.values;
    }

    private void add(String name, String value) throws InvocationFailure {
        if (++count > limit) {
            throw Rejection.tooManyParameters(limit);
        }
        values.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(value);
    }
}
