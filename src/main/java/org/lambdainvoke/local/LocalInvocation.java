package org.lambdainvoke.local;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that {@link LocalLambda} accepted, told to its listener before the function runs. Immutable.
 *
 * @param function the name as it was called: a name, a partial ARN or an ARN
 * @param qualifier version or alias; null when the call names none
 * @param headers the fields of the call by name in lower case
 * @param payload the event in UTF-8; a copy
 * @param clientContext the client context that was sent with it: JSON, decoded from its base64; null for none
 * @param tenantId the tenant that the function runs for, as it came in {@code X-Amz-Tenant-Id}; null for none
 * @param remoteAddress the other end of the connection: tells one connection from another
 */
public record LocalInvocation(
        String function,
        @Nullable String qualifier,
        Map<String, List<String>> headers,
        String payload,
        @Nullable String clientContext,
        @Nullable String tenantId,
        InetSocketAddress remoteAddress) {}
