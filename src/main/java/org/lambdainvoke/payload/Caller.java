package org.lambdainvoke.payload;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who the container and the filters in front say the client is. No field of the request has a part in it. Immutable.
 *
 * @param principal the name of {@code getUserPrincipal()}; null when nobody has logged in
 * @param authType {@code getAuthType()}; null when nobody has logged in
 * @param certificate the client's certificate; null without mutual TLS
 * @param attributes the request attributes that the settings name, those that are set: texts, numbers and booleans
 */
record Caller(
        @Nullable String principal,
        @Nullable String authType,
        @Nullable X509Certificate certificate,
        Map<String, Object> attributes) {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    static Caller of(HttpServletRequest request, List<String> attributeNames) {
        Principal principal = request.getUserPrincipal();
        return new Caller(
                principal == null ? null : principal.getName(),
                request.getAuthType(),
                request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                        ? chain[0]
                        : null,
                attributes(request, attributeNames));
    }

    /** Whether there is anything to say in an authorizer block. */
    boolean isKnown() {
        return principal != null || authType != null || !attributes.isEmpty();
    }

    private static Map<String, Object> attributes(HttpServletRequest request, List<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : names) {
            Object value = request.getAttribute(name);
            if (value != null) {
                attributes.put(name, isPlain(value) ? value : value.toString());
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    /** Other numbers may change later, or have a text that JSON does not know. */
    private static boolean isPlain(Object value) {
        return value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || (value instanceof Double number && Double.isFinite(number))
                || (value instanceof Float fraction && Float.isFinite(fraction));
    }
}
