package org.lambdainvoke.call;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function. Immutable.
 *
 * @param function what to call
 * @param type how to run it
 * @param logType whether the end of its log is wanted
 * @param payload the event, JSON in UTF-8, at most {@link InvocationType#maxPayloadBytes()}
 * @param deadline when to give up
 * @param trace the field {@code X-Amzn-Trace-Id} of the call (AWS X-Ray developer guide, "Tracing header"); null for
 *     none
 * @param clientContext what the function finds in its context beside the event: the text of a JSON object, not its
 *     base64, whose member {@code custom} is a map of texts (Lambda API reference, "Invoke", {@code ClientContext});
 *     null for none. Lambda leaves it out of calls with {@link InvocationType#EVENT}
 * @param tenantId the tenant for whom the function runs, sent and signed as {@code X-Amz-Tenant-Id} (Lambda API
 *     reference, "Invoke", {@code TenantId}); null for none
 * @param attempts is told of each attempt, by what stands around the client and not by the client
 * @param cancellation lets another thread cut the call
 */
public record Invocation(
        FunctionReference function,
        InvocationType type,
        LogType logType,
        Bytes payload,
        Deadline deadline,
        @Nullable String trace,
        @Nullable String clientContext,
        @Nullable String tenantId,
        AttemptListener attempts,
        Cancellation cancellation) {
    /** The bytes that a client context may have in base64 (Lambda API reference, "Invoke", {@code ClientContext}). */
    public static final int MAX_CLIENT_CONTEXT = 3_583;

    private static final Pattern TENANT_ID = Pattern.compile("(?! )[a-zA-Z0-9._:/=+@ -]{1,256}(?<! )");

    /**
     * A call.
     *
     * @param function what to call
     * @param type how to run it
     * @param logType whether the end of its log is wanted
     * @param payload the event
     * @param deadline when to give up
     * @param trace the call's trace; null for none
     * @param clientContext the text of a JSON object; null for none
     * @param tenantId the tenant, of the form that {@link #isTenantId} tells; null for none
     * @param attempts is told of each attempt
     * @param cancellation lets another thread cut the call
     * @throws IllegalArgumentException when the client context has more than {@link #MAX_CLIENT_CONTEXT} bytes in
     *     base64, and when the tenant is not of its form
     */
    public Invocation {
        if (clientContext != null && base64(clientContext).length() > MAX_CLIENT_CONTEXT) {
            throw new IllegalArgumentException(
                    "a client context has at most " + MAX_CLIENT_CONTEXT + " bytes in base64");
        }
        if (tenantId != null && !isTenantId(tenantId)) {
            throw new IllegalArgumentException("a tenant has the form that isTenantId tells");
        }
    }

    /**
     * A call without a client context, a tenant, a listener or a cancellation of its own.
     *
     * @param function what to call
     * @param type how to run it
     * @param logType whether the end of its log is wanted
     * @param payload the event
     * @param deadline when to give up
     * @param trace the call's trace; null for none
     */
    public Invocation(
            FunctionReference function,
            InvocationType type,
            LogType logType,
            Bytes payload,
            Deadline deadline,
            @Nullable String trace) {
        this(function, type, logType, payload, deadline, trace, null, null, AttemptListener.NONE, new Cancellation());
    }

    /**
     * This call with another client context; whoever observes or cuts the one does so with the other.
     *
     * @param context the text of a JSON object; null for none
     * @return the call, never null
     * @throws IllegalArgumentException when the context has more than {@link #MAX_CLIENT_CONTEXT} bytes in base64
     */
    public Invocation withClientContext(@Nullable String context) {
        return new Invocation(
                function, type, logType, payload, deadline, trace, context, tenantId, attempts, cancellation);
    }

    /**
     * This call for a tenant; whoever observes or cuts the one does so with the other.
     *
     * @param tenant the tenant, of the form that {@link #isTenantId} tells; null for none
     * @return the call, never null
     * @throws IllegalArgumentException when the tenant is not of that form
     */
    public Invocation withTenantId(@Nullable String tenant) {
        return new Invocation(
                function, type, logType, payload, deadline, trace, clientContext, tenant, attempts, cancellation);
    }

    /**
     * Whether a tenant arrives at the function as it is: 1 to 256 ASCII letters, digits, blanks and
     * {@code . _ : / = + @ -} (Lambda API reference, "Invoke", {@code TenantId}), no blank at either end, where HTTP
     * takes it for no part of a field (RFC 9110, section 5.5).
     *
     * @param text what may be one
     * @return whether it is
     */
    public static boolean isTenantId(String text) {
        return TENANT_ID.matcher(text).matches();
    }

    /** {@return the field {@code X-Amz-Client-Context} of the call: base64 of UTF-8; null for none} */
    public @Nullable String clientContextField() {
        return clientContext == null ? null : base64(clientContext);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
