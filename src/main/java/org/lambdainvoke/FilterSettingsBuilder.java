package org.lambdainvoke;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.Format;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.internal.answer.AnswerReader;
import org.lambdainvoke.internal.answer.ResponseRules;
import org.lambdainvoke.internal.credentials.AssumedRole;
import org.lambdainvoke.internal.credentials.Credentials;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.request.RequestLimits;
import org.lambdainvoke.internal.request.RequestRules;
import org.lambdainvoke.internal.route.InvocationRules;
import org.lambdainvoke.internal.route.Route;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.Libraries;
import org.lambdainvoke.internal.settings.ParameterName;
import org.lambdainvoke.internal.wire.ConnectionSettings;
import org.lambdainvoke.internal.wire.Proxy;
import org.lambdainvoke.internal.wire.TrustStore;
import org.lambdainvoke.observe.InvocationListener;

/**
 * Collects settings; each method is named like its init-param and replaces what was set before. Ranges and relations
 * are checked by {@link #build()}. Not thread-safe. No argument may be null.
 */
public final class FilterSettingsBuilder {
    private @Nullable String awsKey;
    private @Nullable String awsSecret;
    private @Nullable String awsSessionToken;
    private @Nullable String awsAssumeRoleArn;
    private @Nullable String awsRoleSessionName;
    private @Nullable String awsExternalId;
    private @Nullable String awsStsEndpointUrl;
    private @Nullable String awsRegion;
    private @Nullable String functionName;
    private @Nullable String qualifier;
    private InvocationType invocationType = InvocationType.REQUEST_RESPONSE;
    private LogType logType = LogType.TAIL;
    private Duration timeout = Duration.ofSeconds(60);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration keepalive = Duration.ofSeconds(60);
    private int maxConcurrency = 200;
    private int retries = 2;
    private @Nullable String endpointUrl;
    private @Nullable String proxyUrl;
    private @Nullable String trustStore;
    private @Nullable String trustStorePassword;
    private InvokeClient client = InvokeClient.POOLED;
    private boolean streaming;
    private Duration streamIdleTimeout = Duration.ofSeconds(60);
    private Duration writeIdleTimeout = Duration.ofSeconds(60);
    private AsyncMode async = AsyncMode.AUTO;
    private @Nullable PayloadFormat payload;
    private @Nullable ResponseFormat response;
    private @Nullable Format format;
    private int unhandledStatus = 502;
    private boolean exposeFunctionError;
    private int maxRequestBody = 6_291_456;
    private int maxParameters = 1000;
    private int multipartMaxParts = 100;
    private List<String> requestHeadersExclude = List.of();
    private List<String> responseHeadersExclude = List.of();
    private List<String> authorizerAttributes = List.of();
    private StartupCheck startupCheck = StartupCheck.NONE;
    private String requestIdHeader = "X-Request-Id";
    private final List<InvocationListener> listeners = new ArrayList<>();

    FilterSettingsBuilder() {}

    /**
     * Access key id of static credentials; without it the SDK's default chain finds credentials.
     *
     * @param value printable ASCII
     * @return this builder
     */
    public FilterSettingsBuilder awsKey(String value) {
        awsKey = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Secret access key of static credentials.
     *
     * @param value printable ASCII; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder awsSecret(String value) {
        awsSecret = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Session token of temporary static credentials.
     *
     * @param value printable ASCII; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder awsSessionToken(String value) {
        awsSessionToken = Objects.requireNonNull(value);
        return this;
    }

    /**
     * ARN of a role to assume with the credentials that were found; needs {@code aws-java-sdk-sts}.
     *
     * @param value an ARN of IAM
     * @return this builder
     */
    public FilterSettingsBuilder awsAssumeRoleArn(String value) {
        awsAssumeRoleArn = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Name of the role's session; {@code lambda-invoke-filter} by default.
     *
     * @param value 2 to 64 letters, digits and {@code =,.@_-}
     * @return this builder
     */
    public FilterSettingsBuilder awsRoleSessionName(String value) {
        awsRoleSessionName = Objects.requireNonNull(value);
        return this;
    }

    /**
     * External id that the role's owner asks for.
     *
     * @param value 2 to 1224 letters, digits and {@code =,.@:/_-}; appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder awsExternalId(String value) {
        awsExternalId = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Endpoint of STS; the region's by default.
     *
     * @param value an absolute URL without user information, query and fragment
     * @return this builder
     */
    public FilterSettingsBuilder awsStsEndpointUrl(String value) {
        awsStsEndpointUrl = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Region to sign for; by default that of an ARN in the function's name, else that of the SDK's region chain.
     *
     * @param value any well-formed name, also one newer than the SDK
     * @return this builder
     */
    public FilterSettingsBuilder awsRegion(String value) {
        awsRegion = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Function to invoke: a name, a partial ARN or an ARN. Required.
     *
     * @param value as the Invoke API takes it
     * @return this builder
     */
    public FilterSettingsBuilder functionName(String value) {
        functionName = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Version or alias of the function.
     *
     * @param value the one of an ARN in the function's name, if that has one
     * @return this builder
     */
    public FilterSettingsBuilder qualifier(String value) {
        qualifier = Objects.requireNonNull(value);
        return this;
    }

    /**
     * How the function is run; {@link InvocationType#REQUEST_RESPONSE} by default.
     *
     * @param value as the Invoke API has it
     * @return this builder
     */
    public FilterSettingsBuilder invocationType(InvocationType value) {
        invocationType = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Whether the end of the function's log comes to the server's log; {@link LogType#TAIL} by default.
     *
     * @param value {@link LogType#NONE} to leave it out
     * @return this builder
     */
    public FilterSettingsBuilder logType(LogType value) {
        logType = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Deadline of an invocation from the moment the request's body is read; 60 s by default.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder timeout(Duration value) {
        timeout = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Bound of TCP connect and TLS handshake together; 5 s by default.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder connectTimeout(Duration value) {
        connectTimeout = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Life of a pooled connection, and how long it may be idle; 60 s by default.
     *
     * @param value 1 ms to 24 hours
     * @return this builder
     */
    public FilterSettingsBuilder keepalive(Duration value) {
        keepalive = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Invocations at once; 200 by default.
     *
     * @param value 1 to 10000
     * @return this builder
     */
    public FilterSettingsBuilder maxConcurrency(int value) {
        maxConcurrency = value;
        return this;
    }

    /**
     * How often a call is repeated after which the function certainly did not run; 2 by default.
     *
     * @param value 0 to 10
     * @return this builder
     */
    public FilterSettingsBuilder retries(int value) {
        retries = value;
        return this;
    }

    /**
     * Endpoint of the Invoke API; the region's by default.
     *
     * @param value an absolute URL without user information, query and fragment
     * @return this builder
     */
    public FilterSettingsBuilder endpointUrl(String value) {
        endpointUrl = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Proxy for all calls, {@code http://host:port} or {@code http://user:password@host:port}; none by default.
     *
     * @param value the URL, which appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder proxyUrl(String value) {
        proxyUrl = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Path of a key store with the certificate authorities to trust; those of the JVM by default.
     *
     * @param value a file that can be read
     * @return this builder
     */
    public FilterSettingsBuilder trustStore(String value) {
        trustStore = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Password of the key store.
     *
     * @param value the password, which appears in no message
     * @return this builder
     */
    public FilterSettingsBuilder trustStorePassword(String value) {
        trustStorePassword = Objects.requireNonNull(value);
        return this;
    }

    /**
     * What makes the calls; {@link InvokeClient#POOLED} by default.
     *
     * @param value the kind of client
     * @return this builder
     */
    public FilterSettingsBuilder client(InvokeClient value) {
        client = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Whether answers are sent while the function still writes them; false by default.
     *
     * @param value true to send them so
     * @return this builder
     */
    public FilterSettingsBuilder streaming(boolean value) {
        streaming = value;
        return this;
    }

    /**
     * How long each further piece of a streamed answer may take, 1 ms to 15 minutes; 60 seconds by default.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder streamIdleTimeout(Duration value) {
        streamIdleTimeout = Objects.requireNonNull(value);
        return this;
    }

    /**
     * What the function receives; {@link PayloadFormat#PARAMETERS} by default.
     *
     * @param value the format that the function was written for
     * @return this builder
     */
    public FilterSettingsBuilder payload(PayloadFormat value) {
        payload = Objects.requireNonNull(value);
        return this;
    }

    /**
     * How its result is answered; by default {@link ResponseFormat#PROXY} for the events of AWS's front doors, and
     * {@link ResponseFormat#PAYLOAD} for the other payloads.
     *
     * @param value the format of what the function returns
     * @return this builder
     */
    public FilterSettingsBuilder response(ResponseFormat value) {
        response = Objects.requireNonNull(value);
        return this;
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
        unhandledStatus = value;
        return this;
    }

    /**
     * Whether the client gets the function's own error, stack trace included; false by default.
     *
     * @param value true to send it
     * @return this builder
     */
    public FilterSettingsBuilder exposeFunctionError(boolean value) {
        exposeFunctionError = value;
        return this;
    }

    /**
     * Largest request body in bytes; 6 MiB by default.
     *
     * @param value 0 to 100 MiB
     * @return this builder
     */
    public FilterSettingsBuilder maxRequestBody(int value) {
        maxRequestBody = value;
        return this;
    }

    /**
     * Largest number of parameters of query and form together; 1000 by default.
     *
     * @param value 1 to 100000
     * @return this builder
     */
    public FilterSettingsBuilder maxParameters(int value) {
        maxParameters = value;
        return this;
    }

    /**
     * Largest number of parts of a multipart body; 100 by default.
     *
     * @param value 1 to 10000
     * @return this builder
     */
    public FilterSettingsBuilder multipartMaxParts(int value) {
        multipartMaxParts = value;
        return this;
    }

    /**
     * Names of request fields that the function does not see; a {@code *} at the end stands for any rest.
     *
     * @param value copied
     * @return this builder
     */
    public FilterSettingsBuilder requestHeadersExclude(List<String> value) {
        requestHeadersExclude = List.copyOf(value);
        return this;
    }

    /**
     * Names of response fields that the client does not see; a {@code *} at the end stands for any rest.
     *
     * @param value copied
     * @return this builder
     */
    public FilterSettingsBuilder responseHeadersExclude(List<String> value) {
        responseHeadersExclude = List.copyOf(value);
        return this;
    }

    /**
     * Names of request attributes that the event's authorizer block has; texts, numbers and booleans stay such.
     *
     * @param value copied
     * @return this builder
     */
    public FilterSettingsBuilder authorizerAttributes(List<String> value) {
        authorizerAttributes = List.copyOf(value);
        return this;
    }

    /**
     * What is tried before the filter takes requests; {@link StartupCheck#NONE} by default.
     *
     * @param value the check
     * @return this builder
     */
    public FilterSettingsBuilder startupCheck(StartupCheck value) {
        startupCheck = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Field that brings a request's id and takes it back; {@code X-Request-Id} by default.
     *
     * @param value a field name that no other use has
     * @return this builder
     */
    public FilterSettingsBuilder requestIdHeader(String value) {
        requestIdHeader = Objects.requireNonNull(value);
        return this;
    }

    /**
     * How long a client may take nothing of an answer before it is broken off; 60 s by default. For answers that are
     * written asynchronously: otherwise the container's own time-out holds.
     *
     * @param value 1 ms to 15 minutes
     * @return this builder
     */
    public FilterSettingsBuilder writeIdleTimeout(Duration value) {
        writeIdleTimeout = Objects.requireNonNull(value);
        return this;
    }

    /**
     * When the container's thread is given back while the function runs; {@link AsyncMode#AUTO} by default.
     *
     * @param value when
     * @return this builder
     */
    public FilterSettingsBuilder async(AsyncMode value) {
        async = Objects.requireNonNull(value);
        return this;
    }

    /**
     * One more who is told what becomes of requests. No init-param has this name: see the README, "Metrics".
     *
     * @param value thread-safe; runs on the thread that answers
     * @return this builder
     */
    public FilterSettingsBuilder listener(InvocationListener value) {
        listeners.add(Objects.requireNonNull(value));
        return this;
    }

    /**
     * Checks everything. Where no region is set, asks the SDK's region chain, which may ask the network.
     *
     * @return the settings, which the builder changes no more
     * @throws ConfigurationException with all faults that were found, or with the libraries that are missing or too old
     */
    public FilterSettings build() {
        try {
            return build(new Faults());
        } catch (LinkageError e) {
            throw Libraries.unfit(e);
        }
    }

    FilterSettings build(Faults faults) {
        Libraries.require();
        SettingsChecks checks = new SettingsChecks(faults);
        checks.duration(ParameterName.TIMEOUT, timeout);
        checks.duration(ParameterName.CONNECT_TIMEOUT, connectTimeout);
        checks.duration(ParameterName.KEEPALIVE, keepalive);
        faults.check(ParameterName.MAX_CONCURRENCY, maxConcurrency);
        faults.check(ParameterName.RETRIES, retries);
        faults.check(ParameterName.UNHANDLED_STATUS, unhandledStatus);
        faults.check(ParameterName.MAX_REQUEST_BODY, maxRequestBody);
        faults.check(ParameterName.MAX_PARAMETERS, maxParameters);
        faults.check(ParameterName.MULTIPART_MAX_PARTS, multipartMaxParts);
        Credentials credentials = checks.credentials(awsKey, awsSecret, awsSessionToken);
        AssumedRole role = checks.role(awsAssumeRoleArn, awsRoleSessionName, awsExternalId, awsStsEndpointUrl);
        URI endpoint = checks.endpoint(ParameterName.ENDPOINT_URL, endpointUrl);
        Proxy proxy = checks.proxy(proxyUrl);
        TrustStore trust = checks.trustStore(trustStore, trustStorePassword);
        checks.requestIdField(requestIdHeader);
        FunctionReference function = checks.function(functionName, qualifier);
        String region = checks.region(awsRegion, functionName, function);
        FieldNames requestExcluded = checks.fieldNames(ParameterName.REQUEST_HEADERS_EXCLUDE, requestHeadersExclude);
        FieldNames responseExcluded = checks.fieldNames(ParameterName.RESPONSE_HEADERS_EXCLUDE, responseHeadersExclude);
        checks.duration(ParameterName.STREAM_IDLE_TIMEOUT, streamIdleTimeout);
        checks.duration(ParameterName.WRITE_IDLE_TIMEOUT, writeIdleTimeout);
        checks.streaming(streaming, invocationType, client);
        checks.format(format, payload, response, streaming);
        PayloadFormat event = payload == null ? PayloadFormat.PARAMETERS : payload;
        checks.authorizerAttributes(authorizerAttributes, format == null ? event : null);
        faults.throwIfAny();
        InvocationRules invocation = new InvocationRules(
                Objects.requireNonNull(function),
                invocationType,
                logType,
                timeout,
                retries,
                maxConcurrency,
                streaming ? streamIdleTimeout : null);
        ConnectionSettings connection = new ConnectionSettings(
                client,
                Objects.requireNonNull(region),
                endpoint,
                credentials,
                role,
                proxy,
                trust,
                connectTimeout,
                keepalive);
        Route route = new Route(
                invocation,
                format == null ? event.encoder() : new ProgramFormat(format),
                new RequestRules(
                        new RequestLimits(maxRequestBody, maxParameters, multipartMaxParts),
                        requestExcluded,
                        authorizerAttributes),
                new ResponseRules(answerReader(event), responseExcluded),
                unhandledStatus,
                exposeFunctionError,
                writeIdleTimeout);
        return new FilterSettings(connection, route, async, startupCheck, requestIdHeader, listeners);
    }

    private AnswerReader answerReader(PayloadFormat event) {
        return format == null
                ? (response == null ? event.response() : response).reader(event.dialect())
                : new ProgramFormat(format);
    }
}
