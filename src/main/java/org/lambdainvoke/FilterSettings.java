package org.lambdainvoke;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.SideChooser;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.call.SwitchMode;
import org.lambdainvoke.internal.environment.Environment;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.route.RoutePlan;
import org.lambdainvoke.internal.route.ShareHeader;
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
    private final Program program;
    private final ClientSource client;
    private final RoutePlan plan;
    private final @Nullable String routesFile;

    private FilterSettings(
            SettingValues values, Program program, ClientSource client, RoutePlan plan, @Nullable String routesFile) {
        this.values = values;
        this.program = program;
        this.client = client;
        this.plan = plan;
        this.routesFile = routesFile;
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
        return of(values, Program.NONE, faults);
    }

    /**
     * Settings from init-params.
     *
     * @param own of the filter
     * @param context of its web application
     * @param credentials of its web application, for a filter without an {@code aws_key}; null when there are none
     * @throws ConfigurationException as {@link #of(Map)} does
     */
    static FilterSettings of(
            Map<String, String> own, Map<String, String> context, @Nullable CredentialsSupplier credentials) {
        Faults faults = new Faults(Parameters.TABLE);
        SettingValues values = new SettingValues(Parameters.TABLE);
        new WrittenParameters(Parameters.TABLE, faults).read(own, context, values);
        boolean areWritten = values.isSet(ConnectionParameters.AWS_KEY);
        return of(values, areWritten ? Program.NONE : Program.NONE.with(credentials), faults);
    }

    /**
     * Checks everything. Where no region is set, asks the SDK's region chain, which may ask the network.
     *
     * @param values changed no more afterwards
     * @param program what else was handed in
     * @param faults of what was written already
     * @throws ConfigurationException as {@link #of(Map)} does
     */
    static FilterSettings of(SettingValues values, Program program, Faults faults) {
        return of(values, program, Environment.ofProcess(), faults);
    }

    /**
     * As {@link #of(SettingValues, Program, Faults)}.
     *
     * @param environment what holds where the values say nothing
     */
    static FilterSettings of(SettingValues values, Program program, Environment environment, Faults faults) {
        try {
            ConfigurationException.throwIfAny(Libraries.faults());
            values.check(faults);
            String file = TableText.file(values, program, faults);
            TableText table = TableText.of(values, program, file, faults);
            RoutesPart routes = table == null
                    ? new OneRoutePart(values, program, faults)
                    : new TablePart(values, program, table, faults);
            checkShareHeader(values, faults);
            ClientSource client = ClientSource.of(values, program, routes, environment, faults);
            routes.requireRegion(client.region());
            ConfigurationException.throwIfAny(faults.all());
            return new FilterSettings(values, program, client, routes.plan(), file);
        } catch (LinkageError e) {
            throw ConfigurationException.of(e);
        }
    }

    /** A field without a secret would let anybody choose. */
    private static void checkShareHeader(SettingValues values, Faults faults) {
        String header = values.find(FilterParameters.SHARE_HEADER);
        String secret = values.find(FilterParameters.SHARE_HEADER_SECRET);
        if (header != null && secret == null) {
            faults.addAlone(FilterParameters.SHARE_HEADER, header, FilterParameters.SHARE_HEADER_SECRET);
        } else if (header == null && secret != null) {
            faults.addAlone(FilterParameters.SHARE_HEADER_SECRET, secret, FilterParameters.SHARE_HEADER);
        }
    }

    /** The field by which those who know a secret choose the side; null for none. */
    @Nullable
    ShareHeader shareHeader() {
        String header = values.find(FilterParameters.SHARE_HEADER);
        return header == null ? null : new ShareHeader(header, values.get(FilterParameters.SHARE_HEADER_SECRET));
    }

    /** By what it can be switched over while it runs. */
    SwitchMode switches() {
        return values.get(FilterParameters.SWITCHES);
    }

    /** The program's choice between function and application; null for none. */
    @Nullable
    SideChooser sideChooser() {
        return program.sideChooser();
    }

    /** How many invocations may run at once, those of all routes together. */
    int maxConcurrency() {
        return values.get(FunctionParameters.MAX_CONCURRENCY);
    }

    /** How many functions may be asked at once what the application has answered, those of all routes together. */
    int shadowMaxConcurrency() {
        return values.get(FunctionParameters.SHADOW_MAX_CONCURRENCY);
    }

    /** What makes the calls. */
    ClientSource client() {
        return client;
    }

    RoutePlan plan() {
        return plan;
    }

    /** The file of the route table; null when there is none. */
    @Nullable
    Path routesFile() {
        String path = values.find(FilterParameters.ROUTES_FILE);
        return path == null ? null : Path.of(path);
    }

    /** What stood in that file when the routes were made. */
    String textOfRoutesFile() {
        return Objects.requireNonNull(routesFile);
    }

    /**
     * The routes of a file that has changed.
     *
     * @throws ConfigurationException with all faults that were found
     */
    RoutePlan.Table routes(String text) {
        Faults faults = new Faults(Parameters.TABLE);
        TablePart routes =
                new TablePart(values, program, TableText.parse(text, FilterParameters.ROUTES_FILE, faults), faults);
        routes.requireRegion(client.region());
        ConfigurationException.throwIfAny(faults.all());
        return routes.plan();
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
        return program.listeners();
    }

    /** The function; {@code *} for those of a route table. */
    String functions() {
        return plan instanceof RoutePlan.One one
                ? one.route().invocation().function().toString()
                : Route.EVERYTHING;
    }

    /** Function, region and endpoint; never a credential. */
    @Override
    public String toString() {
        return "FilterSettings[" + functions() + ", " + client + "]";
    }
}
