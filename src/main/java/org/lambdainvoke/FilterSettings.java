package org.lambdainvoke;

import org.lambdainvoke.invoke.ConnectionSettings;
import org.lambdainvoke.invoke.InvocationRules;
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

    FilterSettings(
            InvocationRules invocation,
            ConnectionSettings connection,
            PayloadFormat payload,
            RequestRules request,
            ResponseRules response,
            int unhandledStatus,
            boolean exposeFunctionError) {
        this.invocation = invocation;
        this.connection = connection;
        this.payload = payload;
        this.request = request;
        this.response = response;
        this.unhandledStatus = unhandledStatus;
        this.exposeFunctionError = exposeFunctionError;
    }

    /** A builder that holds the defaults of the README's table. */
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

    /** Function, region and endpoint; never a credential. */
    @Override
    public String toString() {
        return "FilterSettings[" + invocation.function() + ", " + connection + "]";
    }
}
