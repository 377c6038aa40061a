package org.lambdainvoke.internal.request;

import java.util.List;
import org.lambdainvoke.internal.http.FieldNames;

/**
 * What of a request reaches the function. Immutable.
 *
 * @param limits how much is accepted
 * @param excludedFields fields that no function sees
 * @param authorizerAttributes names of the request attributes that tell of the caller
 */
public record RequestRules(RequestLimits limits, FieldNames excludedFields, List<String> authorizerAttributes) {
    /** Copies the list. */
    public RequestRules {
        authorizerAttributes = List.copyOf(authorizerAttributes);
    }
}
