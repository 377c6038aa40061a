package org.lambdainvoke;

import java.time.Duration;
import org.lambdainvoke.invoke.ConnectionSettings;
import org.lambdainvoke.invoke.FunctionReference;
import org.lambdainvoke.invoke.InvocationType;
import org.lambdainvoke.invoke.LogType;
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
    private final FunctionReference function;
    private final ConnectionSettings connection;
    private final InvocationType invocationType;
    private final LogType logType;
    private final Duration timeout;
    private final PayloadFormat payload;
    private final RequestRules request;
    private final ResponseRules response;
    private final int unhandledStatus;
    private final boolean exposeFunctionError;

    FilterSettings(
            FunctionReference function,
            ConnectionSettings connection,
            InvocationType invocationType,
            LogType logType,
            Duration timeout,
            PayloadFormat payload,
            RequestRules request,
            ResponseRules response,
            int unhandledStatus,
            boolean exposeFunctionError) {
        this.function = function;
        this.connection = connection;
        this.invocationType = invocationType;
        this.logType = logType;
        this.timeout = timeout;
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

    FunctionReference function() {
        return function;
    }

    ConnectionSettings connection() {
        return connection;
    }

    InvocationType invocationType() {
        return invocationType;
    }

    LogType logType() {
        return logType;
    }

    Duration timeout() {
        return timeout;
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
        return "FilterSettings[" + function + ", " + connection + "]";
    }
}
