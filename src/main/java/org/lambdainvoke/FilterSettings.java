package org.lambdainvoke;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Libraries;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.internal.settings.WrittenParameters;
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
    private final SettingValues values;
    private final ClientSource client;
    private final Route route;
    private final List<InvocationListener> listeners;

    private FilterSettings(SettingValues values, ClientSource client, Route route, List<InvocationListener> listeners) {
        this.values = values;
        this.client = client;
        this.route = route;
        this.listeners = List.copyOf(listeners);
    }

    /** {@return a builder that holds the defaults of the README's table} */
    public static FilterSettingsBuilder builder() {
        return new FilterSettingsBuilder();
    }

    /**
     * Settings from parameters as they are written in an init-param, for frameworks that have a configuration of their
     * own. Placeholders are replaced; a time may have a unit right after its number: {@code 500ms}, {@code 30s},
     * {@code 2m}, {@code 1h}.
     *
     * @param parameters the values by the names of the README's table; blank and null count as absent, no name is null
     * @return the settings
     * @throws ConfigurationException with all faults that were found, or with the libraries that are missing or too old
     */
    public static FilterSettings of(Map<String, String> parameters) {
        Objects.requireNonNull(parameters);
        Faults faults = new Faults(Parameters.TABLE);
        SettingValues values = new SettingValues(Parameters.TABLE);
        new WrittenParameters(Parameters.TABLE, faults).read(parameters, values);
        return of(values, null, null, List.of(), faults);
    }

    /**
     * Settings from init-params.
     *
     * @param own of the filter
     * @param context of its web application
     * @throws ConfigurationException as {@link #of(Map)} does
     */
    static FilterSettings of(Map<String, String> own, Map<String, String> context) {
        Faults faults = new Faults(Parameters.TABLE);
        SettingValues values = new SettingValues(Parameters.TABLE);
        new WrittenParameters(Parameters.TABLE, faults).read(own, context, values);
        return of(values, null, null, List.of(), faults);
    }

    /**
     * Checks everything. Where no region is set, asks the SDK's region chain, which may ask the network.
     *
     * @param values changed no more afterwards
     * @param format of the program; null when there is none
     * @param invoker of the program; null when there is none
     * @param faults of what was written already
     * @throws ConfigurationException as {@link #of(Map)} does
     */
    static FilterSettings of(
            SettingValues values,
            @Nullable Format format,
            @Nullable LambdaInvoker invoker,
            List<InvocationListener> listeners,
            Faults faults) {
        try {
            ConfigurationException.throwIfAny(Libraries.faults());
            values.check(faults);
            FunctionPart function = new FunctionPart(values, format, faults);
            FunctionReference reference = function.function();
            function.check();
            ClientSource client = ClientSource.of(values, invoker, reference, faults);
            ConfigurationException.throwIfAny(faults.all());
            return new FilterSettings(values, client, function.route(Objects.requireNonNull(reference)), listeners);
        } catch (LinkageError e) {
            throw ConfigurationException.of(e);
        }
    }

    InvocationRules invocation() {
        return route.invocation();
    }

    /** What makes the calls. */
    ClientSource client() {
        return client;
    }

    Route route() {
        return route;
    }

    AsyncMode async() {
        return values.get(FilterParameters.ASYNC);
    }

    StartupCheck startupCheck() {
        return values.get(FilterParameters.STARTUP_CHECK);
    }

    /** The field that brings a request's id, and takes it back. */
    String requestIdField() {
        return values.get(FilterParameters.REQUEST_ID_HEADER);
    }

    List<InvocationListener> listeners() {
        return listeners;
    }

    /** Function, region and endpoint; never a credential. */
    @Override
    public String toString() {
        return "FilterSettings[" + route.invocation().function() + ", " + client + "]";
    }
}
