package org.lambdainvoke.internal.wire;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Invocation;

/**
 * The signed fields that a call has for itself. Immutable.
 *
 * @param clientContext {@code X-Amz-Client-Context}; null for none
 * @param tenantId {@code X-Amz-Tenant-Id}; null for none
 */
record OwnFields(@Nullable String clientContext, @Nullable String tenantId) {
    static final OwnFields NONE = new OwnFields(null, null);

    static OwnFields of(Invocation invocation) {
        return new OwnFields(invocation.clientContextField(), invocation.tenantId());
    }
}
