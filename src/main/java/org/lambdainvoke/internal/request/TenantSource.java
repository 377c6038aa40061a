package org.lambdainvoke.internal.request;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Invocation;
import org.lambdainvoke.call.InvocationFailure;

/**
 * Where the tenant of a request stands: with the container or a filter in front, and never in a field. Immutable.
 *
 * @param attribute the name of the request attribute; empty for the name of the user principal
 */
public record TenantSource(String attribute) {
    private static final String PRINCIPAL = "principal";
    private static final String ATTRIBUTE = "attribute:";

    /** Reads a source: {@code principal} or {@code attribute:NAME}. */
    public static Optional<TenantSource> parse(String text) {
        if (text.equals(PRINCIPAL)) {
            return Optional.of(new TenantSource(""));
        }
        String name = text.startsWith(ATTRIBUTE) ? text.substring(ATTRIBUTE.length()) : "";
        return name.isEmpty() || !name.equals(name.strip()) ? Optional.empty() : Optional.of(new TenantSource(name));
    }

    /**
     * The tenant of a request.
     *
     * @param request the request, wrappers and all
     * @return of the form that {@link Invocation#isTenantId} tells
     * @throws InvocationFailure when there is none, or one of another form, which Lambda would take for another's or
     *     for none at all
     */
    String read(HttpServletRequest request) throws InvocationFailure {
        Object value = attribute.isEmpty() ? nameOf(request.getUserPrincipal()) : request.getAttribute(attribute);
        if (value == null) {
            throw Rejection.malformed("The request has no tenant.");
        }
        if (!(value instanceof String tenant)) {
            throw Rejection.malformed("The tenant of the request is not a text.");
        }
        if (!Invocation.isTenantId(tenant)) {
            throw Rejection.malformed("The tenant of the request is not 1 to 256 of the characters"
                    + " a-z A-Z 0-9 . _ : / = + @ - and blanks between them.");
        }
        return tenant;
    }

    private static @Nullable String nameOf(@Nullable Principal principal) {
        return principal == null ? null : principal.getName();
    }
}
