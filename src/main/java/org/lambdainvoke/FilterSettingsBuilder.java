package org.lambdainvoke;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.CredentialsChain;
import org.lambdainvoke.call.CredentialsSupplier;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LambdaInvoker;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.call.SideChooser;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.call.SwitchMode;
import org.lambdainvoke.internal.policy.BreakerRules;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.RouteLine;
import org.lambdainvoke.internal.settings.SettingValues;
import org.lambdainvoke.observe.InvocationListener;

/**
 * Collects settings; each method is named like its init-param and replaces what was set before. Ranges and relations
 * are checked by {@link #build()}. Not thread-safe. No argument may be null.
 */
public final class FilterSettingsBuilder {
    private final SettingValues values = new SettingValues(Parameters.TABLE);
    private final List<RouteLine> routes = new ArrayList<>();
    private final List<InvocationListener> listeners = new ArrayList<>();
    private @Nullable Format format;
    private @Nullable LambdaInvoker invoker;
    private @Nullable CredentialsSupplier credentials;
    private @Nullable SideChooser sideChooser;

    FilterSettingsBuilder() {}

    /**
     * Which AWS SDK finds credentials and region, and calls STS; {@link CredentialsChain#AUTO} by default.
     *
     * @param value the chain
     * @return this builder
     */
    public FilterSettingsBuilder awsCredentials(CredentialsChain value) {
        return set(ConnectionParameters.AWS_CREDENTIALS, value);
    }

    /**
     * Whether the region's endpoints are those with addresses of IPv6, too; by default as the environment says.
     *
     * @param value true for those
     * @return this builder
     */
    public FilterSettingsBuilder useDualstack(boolean value) {
        return set(ConnectionParameters.USE_DUALSTACK, value);
    }

    /**
     * Whether the region's endpoints are those that are validated by FIPS 140; by default as the environment says.
     *
     * @param value true for those
     * @return this builder
     */
    public FilterSettingsBuilder useFips(boolean value) {
        return set(ConnectionParameters.USE_FIPS, value);
    }

    /**
     * Access key id of static credentials; without it the SDK's default chain finds credentials.
     *
     * @param value printable ASCII
     * @return this builder
     */
    public FilterSettingsBuilder awsKey(String value) {
        return set(ConnectionParameters.AWS_KEY, value);
    }

    /**
     * Secret access key of static credentials.
     *
     * @param value printable ASCII; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder awsSecret(String value) {
        return set(ConnectionParameters.AWS_SECRET, value);
    }

    /**
     * Session token of temporary static credentials.
     *
     * @param value printable ASCII; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder awsSessionToken(String value) {
        return set(ConnectionParameters.AWS_SESSION_TOKEN, value);
    }

    /**
     * ARN of a role to assume with the credentials that were found; needs {@code aws-java-sdk-sts}.
     *
     * @param value an ARN of IAM
     * @return this builder
     */
    public FilterSettingsBuilder awsAssumeRoleArn(String value) {
        return set(ConnectionParameters.AWS_ASSUME_ROLE_ARN, value);
    }

    /**
     * Name of the role's session; {@code lambda-invoke-filter} by default.
     *
     * @param value 2 to 64 letters, digits and {@code =,.@_-}
     * @return this builder
     */
    public FilterSettingsBuilder awsRoleSessionName(String value) {
        return set(ConnectionParameters.AWS_ROLE_SESSION_NAME, value);
    }

    /**
     * External id that the role's owner asks for.
     *
     * @param value 2 to 1224 letters, digits and {@code =,.@:/_-}; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder awsExternalId(String value) {
        return set(ConnectionParameters.AWS_EXTERNAL_ID, value);
    }

    /**
     * Endpoint of STS; the region's by default.
     *
     * @param value an absolute URL without user information, query and fragment
     * @return this builder
     */
    public FilterSettingsBuilder awsStsEndpointUrl(String value) {
        return set(ConnectionParameters.AWS_STS_ENDPOINT_URL, value);
    }

    /**
     * Region to sign for; by default that of an ARN in the function's name, else that of the SDK's region chain.
     *
     * @param value any well-formed name, also one newer than the SDK
     * @return this builder
     */
    public FilterSettingsBuilder awsRegion(String value) {
        return set(ConnectionParameters.AWS_REGION, value);
    }

    /**
     * Function to invoke: a name, a partial ARN or an ARN. Required.
     *
     * @param value as the Invoke API takes it
     * @return this builder
     */
    public FilterSettingsBuilder functionName(String value) {
        return set(FunctionParameters.FUNCTION_NAME, value);
    }

    /**
     * Version or alias of the function.
     *
     * @param value the one of an ARN in the function's name, if that has one
     * @return this builder
     */
    public FilterSettingsBuilder qualifier(String value) {
        return set(FunctionParameters.QUALIFIER, value);
    }

    /**
     * How the function is run; {@link InvocationType#REQUEST_RESPONSE} by default.
     *
     * @param value as the Invoke API has it
     * @return this builder
     */
    public FilterSettingsBuilder invocationType(InvocationType value) {
        return set(FunctionParameters.INVOCATION_TYPE, value);
    }

    /**
     * Whether the end of the function's log comes to the server's log; {@link LogType#TAIL} by default.
     *
     * @param value {@link LogType#NONE} to leave it out
     * @return this builder
     */
    public FilterSettingsBuilder logType(LogType value) {
        return set(FunctionParameters.LOG_TYPE, value);
    }

    /**
     * Deadline of an invocation from the moment the request's body is read; 60 s by default.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder timeout(Duration value) {
        return set(FunctionParameters.TIMEOUT, value);
    }

    /**
     * Bound of TCP connect and TLS handshake together; 5 s by default.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder connectTimeout(Duration value) {
        return set(ConnectionParameters.CONNECT_TIMEOUT, value);
    }

    /**
     * Life of a pooled connection, and how long it may be idle; 60 s by default.
     *
     * @param value 1 ms to 24 hours
     * @return this builder
     */
    public FilterSettingsBuilder keepalive(Duration value) {
        return set(ConnectionParameters.KEEPALIVE, value);
    }

    /**
     * Invocations at once; 200 by default.
     *
     * @param value 1 to 10000
     * @return this builder
     */
    public FilterSettingsBuilder maxConcurrency(int value) {
        return set(FunctionParameters.MAX_CONCURRENCY, value);
    }

    /**
     * How often a call is repeated after which the function certainly did not run; 2 by default.
     *
     * @param value 0 to 10
     * @return this builder
     */
    public FilterSettingsBuilder retries(int value) {
        return set(FunctionParameters.RETRIES, value);
    }

    /**
     * Endpoint of the Invoke API; the region's by default.
     *
     * @param value an absolute URL without user information, query and fragment
     * @return this builder
     */
    public FilterSettingsBuilder endpointUrl(String value) {
        return set(ConnectionParameters.ENDPOINT_URL, value);
    }

    /**
     * Proxy for all calls, {@code http://host:port} or {@code http://user:password@host:port}; none by default.
     *
     * @param value the URL, which appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder proxyUrl(String value) {
        return set(ConnectionParameters.PROXY_URL, value);
    }

    /**
     * Hosts that the proxy does not hold for: names, addresses, {@code .example.org} for this name and all below it,
     * and {@code *} for every host; none by default.
     *
     * @param value copied; without ports and ranges of addresses
     * @return this builder
     */
    public FilterSettingsBuilder noProxy(List<String> value) {
        return set(ConnectionParameters.NO_PROXY, List.copyOf(value));
    }

    /**
     * Path of a key store with the certificate authorities to trust; those of the JVM by default.
     *
     * @param value a file that can be read
     * @return this builder
     */
    public FilterSettingsBuilder trustStore(String value) {
        return set(ConnectionParameters.TRUST_STORE, value);
    }

    /**
     * Password of the key store.
     *
     * @param value the password, which appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder trustStorePassword(String value) {
        return set(ConnectionParameters.TRUST_STORE_PASSWORD, value);
    }

    /**
     * What makes the calls; {@link InvokeClient#POOLED} by default.
     *
     * @param value the kind of client
     * @return this builder
     */
    public FilterSettingsBuilder client(InvokeClient value) {
        return set(ConnectionParameters.CLIENT, value);
    }

    /**
     * Whether answers are sent while the function still writes them; false by default.
     *
     * @param value true to send them so
     * @return this builder
     */
    public FilterSettingsBuilder streaming(boolean value) {
        return set(FunctionParameters.STREAMING, value);
    }

    /**
     * How long each further piece of a streamed answer may take, 1 ms to 15 minutes; 60 seconds by default.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder streamIdleTimeout(Duration value) {
        return set(FunctionParameters.STREAM_IDLE_TIMEOUT, value);
    }

    /**
     * What the function receives; {@link PayloadFormat#PARAMETERS} by default.
     *
     * @param value the format that the function was written for
     * @return this builder
     */
    public FilterSettingsBuilder payload(PayloadFormat value) {
        return set(FunctionParameters.PAYLOAD, value);
    }

    /**
     * How its result is answered; by default {@link ResponseFormat#PROXY} for the events of AWS's front doors, and
     * {@link ResponseFormat#PAYLOAD} for the other payloads.
     *
     * @param value the format of what the function returns
     * @return this builder
     */
    public FilterSettingsBuilder response(ResponseFormat value) {
        return set(FunctionParameters.RESPONSE, value);
    }

    /**
     * What the function receives and how its result is answered, in place of {@link #payload} and {@link #response},
     * neither of which may be set then. No streaming.
     *
     * @param value thread-safe
     * @return this builder
     */
    public FilterSettingsBuilder format(Format value) {
        format = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Status when the function failed; 502 by default.
     *
     * @param value 200 to 599
     * @return this builder
     */
    public FilterSettingsBuilder unhandledStatus(int value) {
        return set(FunctionParameters.UNHANDLED_STATUS, value);
    }

    /**
     * Whether the client gets the function's own error, stack trace included; false by default.
     *
     * @param value true to send it
     * @return this builder
     */
    public FilterSettingsBuilder exposeFunctionError(boolean value) {
        return set(FunctionParameters.EXPOSE_FUNCTION_ERROR, value);
    }

    /**
     * Largest request body in bytes; 6 MiB by default.
     *
     * @param value 0 to 100 MiB
     * @return this builder
     */
    public FilterSettingsBuilder maxRequestBody(int value) {
        return set(FunctionParameters.MAX_REQUEST_BODY, value);
    }

    /**
     * Largest number of parameters of query and form together; 1000 by default.
     *
     * @param value 1 to 100000
     * @return this builder
     */
    public FilterSettingsBuilder maxParameters(int value) {
        return set(FunctionParameters.MAX_PARAMETERS, value);
    }

    /**
     * Largest number of parts of a multipart body; 100 by default.
     *
     * @param value 1 to 10000
     * @return this builder
     */
    public FilterSettingsBuilder multipartMaxParts(int value) {
        return set(FunctionParameters.MULTIPART_MAX_PARTS, value);
    }

    /**
     * Names of request fields that the function does not see; a {@code *} at the end stands for any rest.
     *
     * @param value copied
     * @return this builder
     */
    public FilterSettingsBuilder requestHeadersExclude(List<String> value) {
        return set(FunctionParameters.REQUEST_HEADERS_EXCLUDE, List.copyOf(value));
    }

    /**
     * Names of response fields that the client does not see; a {@code *} at the end stands for any rest.
     *
     * @param value copied
     * @return this builder
     */
    public FilterSettingsBuilder responseHeadersExclude(List<String> value) {
        return set(FunctionParameters.RESPONSE_HEADERS_EXCLUDE, List.copyOf(value));
    }

    /**
     * Names of request attributes that the event's authorizer block has; texts, numbers and booleans stay such.
     *
     * @param value copied
     * @return this builder
     */
    public FilterSettingsBuilder authorizerAttributes(List<String> value) {
        return set(FunctionParameters.AUTHORIZER_ATTRIBUTES, List.copyOf(value));
    }

    /**
     * Where the tenant stands that the function runs for: {@code principal}, or {@code attribute:NAME} for a request
     * attribute that is a text. A request without one is answered with 400. None by default.
     *
     * @param value a source
     * @return this builder
     */
    public FilterSettingsBuilder tenantId(String value) {
        return set(FunctionParameters.TENANT_ID, value);
    }

    /**
     * What is tried before the filter takes requests; {@link StartupCheck#NONE} by default.
     *
     * @param value the check
     * @return this builder
     */
    public FilterSettingsBuilder startupCheck(StartupCheck value) {
        return set(FilterParameters.STARTUP_CHECK, value);
    }

    /**
     * Field that brings a request's id and takes it back; {@code X-Request-Id} by default.
     *
     * @param value a field name that no other use has
     * @return this builder
     */
    public FilterSettingsBuilder requestIdHeader(String value) {
        return set(FilterParameters.REQUEST_ID_HEADER, value);
    }

    /**
     * How long a client may take nothing of an answer before it is broken off; 60 s by default. For answers that are
     * written asynchronously: otherwise the container's own time-out holds.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder writeIdleTimeout(Duration value) {
        return set(FunctionParameters.WRITE_IDLE_TIMEOUT, value);
    }

    /**
     * When the container's thread is given back while the function runs; {@link AsyncMode#AUTO} by default.
     *
     * @param value when
     * @return this builder
     */
    public FilterSettingsBuilder async(AsyncMode value) {
        return set(FilterParameters.ASYNC, value);
    }

    /**
     * A table of routes, one in a line, as the README has it; in place of {@link #functionName}. What fits no route
     * goes on to the application.
     *
     * @param value at most 10,000 lines
     * @return this builder
     */
    public FilterSettingsBuilder routes(String value) {
        return set(FilterParameters.ROUTES, value);
    }

    /**
     * A file with such a table. It is looked at every two seconds: a new table is taken when the file stands still, and
     * has no fault.
     *
     * @param value the path of a file of at most 1 MiB in UTF-8
     * @return this builder
     */
    public FilterSettingsBuilder routesFile(String value) {
        return set(FilterParameters.ROUTES_FILE, value);
    }

    /**
     * Adds a route, as a line of {@link #routes} does; excludes both of them.
     *
     * @param methods in capitals with commas between them; {@code *} for all that no other route of the path names
     * @param template the path below the context path, such as {@code /orders/{id}}
     * @param function the function, as {@link #functionName} takes it
     * @return this builder
     */
    public FilterSettingsBuilder route(String methods, String template, String function) {
        return route(methods, template, function, Map.of());
    }

    /**
     * As {@link #route(String, String, String)}, with settings of the route's own.
     *
     * @param methods in capitals with commas between them; {@code *} for all that no other route of the path names
     * @param template the path below the context path, such as {@code /orders/{id}}
     * @param function the function, as {@link #functionName} takes it
     * @param settings values by the names of the parameters of a function, as written in an init-param
     * @return this builder
     */
    public FilterSettingsBuilder route(String methods, String template, String function, Map<String, String> settings) {
        routes.add(new RouteLine(
                routes.size() + 1, methods, template, function, List.copyOf(new TreeMap<>(settings).entrySet())));
        return this;
    }

    /**
     * Which part of the requests goes to the function; all by default. The others go on to the application.
     *
     * @param percent 0 to 100, with at most two decimals
     * @return this builder
     * @throws NumberFormatException for what is not a number
     */
    public FilterSettingsBuilder share(double percent) {
        return set(FunctionParameters.SHARE, BigDecimal.valueOf(percent));
    }

    /**
     * What stands for a client when a share of them is chosen; {@code principal, session, request} by default.
     *
     * @param keys {@code principal}, {@code session}, {@code cookie:NAME}, {@code header:NAME}, {@code address} or, as
     *     the last, {@code request}; the first that a request has counts
     * @return this builder
     */
    public FilterSettingsBuilder shareBy(String... keys) {
        return set(FunctionParameters.SHARE_BY, List.of(keys));
    }

    /**
     * Puts other clients into a share; the filter's name by default.
     *
     * @param value any text
     * @return this builder
     */
    public FilterSettingsBuilder shareSalt(String value) {
        return set(FunctionParameters.SHARE_SALT, value);
    }

    /**
     * A second version or alias of the function, for a part of its requests.
     *
     * @param value as {@link #qualifier} takes it
     * @return this builder
     */
    public FilterSettingsBuilder canary(String value) {
        return set(FunctionParameters.CANARY, value);
    }

    /**
     * Which part of the function's requests goes to its canary; none by default.
     *
     * @param percent 0 to 100, with at most two decimals
     * @return this builder
     * @throws NumberFormatException for what is not a number
     */
    public FilterSettingsBuilder canaryShare(double percent) {
        return set(FunctionParameters.CANARY_SHARE, BigDecimal.valueOf(percent));
    }

    /**
     * For which failures the application answers in place of the function; never by default. A route with this waits
     * for its function on the container's thread, whatever {@link #async} says.
     *
     * @param reasons some of {@link FailureReason#notRun()}
     * @return this builder
     */
    public FilterSettingsBuilder fallback(Set<FailureReason> reasons) {
        return set(FunctionParameters.FALLBACK, Set.copyOf(reasons));
    }

    /**
     * How many requests the application may answer at once in place of a function; 50 by default. What comes beyond has
     * the answer of its failure.
     *
     * @param value 1 to 10,000
     * @return this builder
     */
    public FilterSettingsBuilder fallbackMaxConcurrency(int value) {
        return set(FunctionParameters.FALLBACK_MAX_CONCURRENCY, value);
    }

    /**
     * When the function is left alone for a while; never by default. Needs {@code resilience4j-circuitbreaker}.
     *
     * @param percent of the last 100 requests that have to fail, 1 to 100
     * @param requests that there have to be before, 1 to 100
     * @param open how long no request goes through, 1 ms to 1 hour; then one at a time does, to see
     * @return this builder
     */
    public FilterSettingsBuilder breaker(int percent, int requests, Duration open) {
        return set(FunctionParameters.BREAKER, new BreakerRules(percent, requests, open));
    }

    /**
     * Which part of the requests that the application answers the function is asked as well, afterwards; none by
     * default. Both answers are compared. The client gets the application's.
     *
     * @param percent 0 to 100, with at most two decimals
     * @return this builder
     */
    public FilterSettingsBuilder shadow(double percent) {
        return set(FunctionParameters.SHADOW, BigDecimal.valueOf(percent));
    }

    /**
     * Which methods' requests may be chosen for that; {@code GET}, {@code HEAD} and {@code QUERY} by default.
     *
     * @param methods in capitals; others than the default need {@link #shadowWrites}
     * @return this builder
     */
    public FilterSettingsBuilder shadowMethods(List<String> methods) {
        return set(FunctionParameters.SHADOW_METHODS, List.copyOf(methods));
    }

    /**
     * Whether {@link #shadowMethods} may name methods that change something, which the application and the function
     * then both do; false by default.
     *
     * @param value whether they may
     * @return this builder
     */
    public FilterSettingsBuilder shadowWrites(boolean value) {
        return set(FunctionParameters.SHADOW_WRITES, value);
    }

    /**
     * How large a body may be that is compared, that of the request too; 65,536 by default.
     *
     * @param bytes 0 to 6,291,456
     * @return this builder
     */
    public FilterSettingsBuilder shadowMaxBody(int bytes) {
        return set(FunctionParameters.SHADOW_MAX_BODY, bytes);
    }

    /**
     * How many functions may be asked at once what the application has answered; 10 by default. What comes beyond is
     * not compared.
     *
     * @param value 1 to 1,000
     * @return this builder
     */
    public FilterSettingsBuilder shadowMaxConcurrency(int value) {
        return set(FunctionParameters.SHADOW_MAX_CONCURRENCY, value);
    }

    /**
     * What is left out of the comparison, beside the fields that two servers never have in common.
     *
     * @param rules as the init-param takes them, {@code header:X-Served-By,/total}
     * @return this builder
     */
    public FilterSettingsBuilder shadowIgnore(String rules) {
        return set(FunctionParameters.SHADOW_IGNORE, rules);
    }

    /**
     * For which part of the compared requests the function is asked twice, so that what it answers otherwise each time
     * is known as noise; none by default.
     *
     * @param percent 0 to 100, with at most two decimals
     * @return this builder
     */
    public FilterSettingsBuilder shadowControl(double percent) {
        return set(FunctionParameters.SHADOW_CONTROL, BigDecimal.valueOf(percent));
    }

    /**
     * How much of the differences is kept and logged; {@link ShadowSamples#PATHS} by default.
     *
     * @param value what is kept
     * @return this builder
     */
    public FilterSettingsBuilder shadowSamples(ShadowSamples value) {
        return set(FunctionParameters.SHADOW_SAMPLES, value);
    }

    /**
     * The header field by which those who know a secret choose the side: {@code function SECRET} or {@code application
     * SECRET}.
     *
     * @param value a field name that no other use has
     * @return this builder
     */
    public FilterSettingsBuilder shareHeader(String value) {
        return set(FilterParameters.SHARE_HEADER, value);
    }

    /**
     * The secret of {@link #shareHeader}.
     *
     * @param value 16 characters or more, printable ASCII without blanks; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder shareHeaderSecret(String value) {
        return set(FilterParameters.SHARE_HEADER_SECRET, value);
    }

    /**
     * By what the filter can be switched over while it runs; {@link SwitchMode#NONE} by default.
     *
     * @param value by what
     * @return this builder
     */
    public FilterSettingsBuilder switches(SwitchMode value) {
        return set(FilterParameters.SWITCHES, value);
    }

    /**
     * Chooses between function and application, before the share does. No init-param has this name.
     *
     * @param value thread-safe
     * @return this builder
     */
    public FilterSettingsBuilder sideChooser(SideChooser value) {
        sideChooser = Objects.requireNonNull(value);
        return this;
    }

    /**
     * What makes the calls, in place of a client of this library; no parameter that is about connections may be set
     * then ({@code aws_*}, {@code connect_timeout}, {@code keepalive}, {@code endpoint_url}, {@code proxy_url}, {@code
     * trust_store*}, {@code client}). No init-param has this name.
     *
     * @param value thread-safe; stays its owner's, and is not closed with the filter. {@code streaming} is accepted
     *     only where it {@linkplain LambdaInvoker#streams() streams}
     * @return this builder
     */
    public FilterSettingsBuilder invoker(LambdaInvoker value) {
        invoker = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Adds a listener. No init-param has this name: see the README, "Metrics".
     *
     * @param value thread-safe; runs on the thread that answers
     * @return this builder
     */
    public FilterSettingsBuilder listener(InvocationListener value) {
        listeners.add(Objects.requireNonNull(value));
        return this;
    }

    /**
     * Gets the credentials that calls are signed with, or that a role is assumed with; no {@code aws_key} can be set
     * then. No init-param has this name: web applications set {@link LambdaInvokeFilter#CREDENTIALS_ATTRIBUTE}.
     *
     * @param value stays its owner's, and is not closed with the filter. Filters with the same one may share a client
     * @return this builder
     */
    public FilterSettingsBuilder credentials(CredentialsSupplier value) {
        credentials = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Checks everything. Where no region is set, asks the SDK's region chain, which may ask the network.
     *
     * @return the settings, which the builder changes no more
     * @throws ConfigurationException with all faults that were found, or with the libraries that are missing or too old
     */
    public FilterSettings build() {
        return FilterSettings.of(
                values.copy(),
                new Program(format, invoker, credentials, routes, sideChooser, listeners),
                new Faults(Parameters.TABLE));
    }

    private <T> FilterSettingsBuilder set(Parameter<T> parameter, T value) {
        values.set(parameter, value);
        return this;
    }
}
