package org.lambdainvoke;

import java.util.List;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.observe.InvocationListener;

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
    private final ConnectionSettings connection;
    private final Route route;
    private final AsyncMode async;
    private final StartupCheck startupCheck;
    private final String requestIdField;
    private final List<InvocationListener> listeners;

    FilterSettings(
            ConnectionSettings connection,
            Route route,
            AsyncMode async,
            StartupCheck startupCheck,
            String requestIdField,
            List<InvocationListener> listeners) {
        this.connection = connection;
        this.route = route;
        this.async = async;
        this.startupCheck = startupCheck;
        this.requestIdField = requestIdField;
        this.listeners = List.copyOf(listeners);
    }

    /** {@return a builder that holds the defaults of the README's table} */
    public static FilterSettingsBuilder builder() {
        return new FilterSettingsBuilder();
    }

    InvocationRules invocation() {
        return route.invocation();
    }

    ConnectionSettings connection() {
        return connection;
    }

    Route route() {
        return route;
    }

    AsyncMode async() {
        return async;
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
        return "FilterSettings[" + route.invocation().function() + ", " + connection + "]";
    }
}
