package org.lambdainvoke.local;

import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationType;

/**
 * An accepted call. Immutable.
 *
 * @param name the function as the call names it
 * @param qualifier version or alias; null when the call names none
 * @param wantsLog whether the answer shall have the tail of the log
 * @param clientContext what the call tells the function beside the event; null when it tells nothing
 * @param tenantId the tenant that the function runs for; null for none
 */
record Call(
        Operation operation,
        LocalFunction function,
        String name,
        @Nullable String qualifier,
        InvocationType type,
        boolean wantsLog,
        Bytes event,
        @Nullable LocalClientContext clientContext,
        @Nullable String tenantId) {}
