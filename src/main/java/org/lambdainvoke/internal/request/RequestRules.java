package org.lambdainvoke.internal.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.internal.http.FieldNames;

/**
 * What of a request reaches the function. Immutable.
 *
 * @param limits how much is accepted
 * @param excludedFields fields that no function sees
 * @param authorizerAttributes names of the request attributes that tell of the caller
 * @param tenant where the tenant stands that the function runs for; null for none
 */
public record RequestRules(
        RequestLimits limits,
        FieldNames excludedFields,
        List<String> authorizerAttributes,
        @Nullable TenantSource tenant) {
    /** Copies the list. */
    public RequestRules {
        authorizerAttributes = List.copyOf(authorizerAttributes);
    }
}
