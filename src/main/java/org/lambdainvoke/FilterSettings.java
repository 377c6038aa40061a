package org.lambdainvoke;

import java.util.List;
import org.lambdainvoke.invoke.ConnectionSettings;
import org.lambdainvoke.invoke.InvocationRules;
import org.lambdainvoke.invoke.StartupCheck;
import org.lambdainvoke.observe.InvocationListener;
import org.lambdainvoke.payload.PayloadFormat;
import org.lambdainvoke.payload.RequestRules;
import org.lambdainvoke.response.ResponseRules;

/**
 * What a {@link LambdaInvokeFilter} does: the parameters of the README's table, checked. Immutable and thread-safe.
 *
 * <pre>{@code
 * FilterSettings settings = FilterSettings.builder()
 *         .functionName("greet")
 *         .awsRegion("eu-west-1")
 *         .build();
 * }</pre>
 */
public final class FilterSettings {
    private final InvocationRules invocation;
    private final ConnectionSettings connection;
    private final PayloadFormat payload;
    private final RequestRules request;
    private final ResponseRules response;
    private final int unhandledStatus;
    private final boolean exposeFunctionError;
    private final StartupCheck startupCheck;
    private final String requestIdField;
    private final List<InvocationListener> listeners;

    FilterSettings(
            InvocationRules invocation,
            ConnectionSettings connection,
            PayloadFormat payload,
            RequestRules request,
            ResponseRules response,
            int unhandledStatus,
            boolean exposeFunctionError,
            StartupCheck startupCheck,
            String requestIdField,
            List<InvocationListener> listeners) {
        this.invocation = invocation;
        this.connection = connection;
        this.payload = payload;
        this.request = request;
        this.response = response;
        this.unhandledStatus = unhandledStatus;
        this.exposeFunctionError = exposeFunctionError;
        this.startupCheck = startupCheck;
        this.requestIdField = requestIdField;
        this.listeners = List.copyOf(listeners);
    }

    /** {@return a builder that holds the defaults of the README's table} */
    public static FilterSettingsBuilder builder() {
        return new FilterSettingsBuilder();
    }

    InvocationRules invocation() {
        return invocation;
    }

    ConnectionSettings connection() {
        return connection;
    }

    PayloadFormat payload() {
        return payload;
    }

    RequestRules request() {
        return request;
    }

    ResponseRules response() {
        return response;
    }

    int unhandledStatus() {
        return unhandledStatus;
    }

    boolean exposeFunctionError() {
        return exposeFunctionError;
    }

    StartupCheck startupCheck() {
        return startupCheck;
    }

    /** The field that brings a request's id, and takes it back. */
    String requestIdField() {
        return requestIdField;
    }

    List<InvocationListener> listeners() {
        return listeners;
    }

    /** Function, region and endpoint; never a credential. */
    @Override
    public String toString() {
        return "FilterSettings[" + invocation.function() + ", " + connection + "]";
    }
}
