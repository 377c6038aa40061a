package org.lambdainvoke.internal.request;

import java.security.cert.X509Certificate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the container and the filters in front say the client is. No field of the request has a part in it. Immutable.
 *
 * @param principal the name of {@code getUserPrincipal()}; null when nobody has logged in
 * @param authType {@code getAuthType()}; null when nobody has logged in
 * @param certificate the client's certificate; null without mutual TLS
 * @param attributes the request attributes that the settings name, those that are set: texts, numbers and booleans
 * @param tenant for whom the function runs; null where the settings ask for none
 */
public record Caller(
        @Nullable String principal,
        @Nullable String authType,
        @Nullable X509Certificate certificate,
        Map<String, Object> attributes,
        @Nullable String tenant) {
    /** Whether there is anything to say in an authorizer block. */
    public boolean isKnown() {
        return principal != null || authType != null || !attributes.isEmpty();
    }
}
