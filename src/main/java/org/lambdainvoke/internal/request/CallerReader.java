package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lambdainvoke.call.InvocationFailure;

/** Reads who the client is. */
final class CallerReader {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private CallerReader() {}

    /**
     * Who sent {@code request}.
     *
     * @throws InvocationFailure when the rules ask for a tenant, and it has none
     */
    static Caller read(HttpServletRequest request, RequestRules rules) throws InvocationFailure {
        TenantSource tenant = rules.tenant();
        Principal principal = request.getUserPrincipal();
        return new Caller(
                principal == null ? null : principal.getName(),
                request.getAuthType(),
                request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                        ? chain[0]
                        : null,
                attributes(request, rules.authorizerAttributes()),
                tenant == null ? null : tenant.read(request));
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
