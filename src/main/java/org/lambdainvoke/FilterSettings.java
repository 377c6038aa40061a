package org.lambdainvoke;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.config.ConfigurationException;
import org.lambdainvoke.config.Faults;
import org.lambdainvoke.config.ParameterName;
import org.lambdainvoke.invoke.ConnectionSettings;
import org.lambdainvoke.invoke.FunctionReference;
import org.lambdainvoke.invoke.InvocationType;
import org.lambdainvoke.invoke.LogType;
import org.lambdainvoke.invoke.StaticCredentials;
import org.lambdainvoke.payload.PayloadFormat;
import org.lambdainvoke.payload.RequestLimits;
import org.lambdainvoke.response.ResponseFormat;

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
    private final RequestLimits limits;
    private final ResponseFormat response;
    private final int unhandledStatus;
    private final boolean exposeFunctionError;

    private FilterSettings(Builder builder, FunctionReference function, ConnectionSettings connection) {
        this.function = function;
        this.connection = connection;
        this.invocationType = builder.invocationType;
        this.logType = builder.logType;
        this.timeout = builder.timeout;
        this.payload = builder.payload;
        this.limits = new RequestLimits(builder.maxRequestBody, builder.maxParameters, builder.multipartMaxParts);
        this.response = builder.response;
        this.unhandledStatus = builder.unhandledStatus;
        this.exposeFunctionError = builder.exposeFunctionError;
    }

    /** A builder that holds the defaults of the README's table. */
    public static Builder builder() {
        return new Builder();
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

    RequestLimits limits() {
        return limits;
    }

    ResponseFormat response() {
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

    /**
     * Collects settings; each method is named like its init-param and replaces what was set before. Ranges and relations
     * are checked by {@link #build()}. Not thread-safe. No argument may be null.
     */
    public static final class Builder {
        private @Nullable String awsKey;
        private @Nullable String awsSecret;
        private @Nullable String awsSessionToken;
        private @Nullable String awsRegion;
        private @Nullable String functionName;
        private @Nullable String qualifier;
        private InvocationType invocationType = InvocationType.REQUEST_RESPONSE;
        private LogType logType = LogType.TAIL;
        private Duration timeout = Duration.ofSeconds(60);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration keepalive = Duration.ofSeconds(60);
        private int maxConcurrency = 200;
        private @Nullable String endpointUrl;
        private PayloadFormat payload = PayloadFormat.PARAMETERS;
        private ResponseFormat response = ResponseFormat.PAYLOAD;
        private int unhandledStatus = 502;
        private boolean exposeFunctionError;
        private int maxRequestBody = 6_291_456;
        private int maxParameters = 1000;
        private int multipartMaxParts = 100;

        private Builder() {}

        /** Access key id of static credentials; without it the SDK's default chain finds credentials. */
        public Builder awsKey(String value) {
            awsKey = Objects.requireNonNull(value);
            return this;
        }

        /** Secret access key of static credentials. */
        public Builder awsSecret(String value) {
            awsSecret = Objects.requireNonNull(value);
            return this;
        }

        /** Session token of temporary static credentials. */
        public Builder awsSessionToken(String value) {
            awsSessionToken = Objects.requireNonNull(value);
            return this;
        }

        /** Region to sign for; by default that of an ARN in the function's name, else that of the SDK's region chain. */
        public Builder awsRegion(String value) {
            awsRegion = Objects.requireNonNull(value);
            return this;
        }

        /** Function to invoke: a name, a partial ARN or an ARN. Required. */
        public Builder functionName(String value) {
            functionName = Objects.requireNonNull(value);
            return this;
        }

        /** Version or alias of the function. */
        public Builder qualifier(String value) {
            qualifier = Objects.requireNonNull(value);
            return this;
        }

        /** How the function is run; {@link InvocationType#REQUEST_RESPONSE} by default. */
        public Builder invocationType(InvocationType value) {
            invocationType = Objects.requireNonNull(value);
            return this;
        }

        /** Whether the end of the function's log comes to the server's log; {@link LogType#TAIL} by default. */
        public Builder logType(LogType value) {
            logType = Objects.requireNonNull(value);
            return this;
        }

        /** Deadline of an invocation from the moment the request's body is read; 60 s by default. */
        public Builder timeout(Duration value) {
            timeout = Objects.requireNonNull(value);
            return this;
        }

        /** Bound of TCP connect and TLS handshake together; 5 s by default. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = Objects.requireNonNull(value);
            return this;
        }

        /** Life of a pooled connection, and how long it may be idle; 60 s by default. */
        public Builder keepalive(Duration value) {
            keepalive = Objects.requireNonNull(value);
            return this;
        }

        /** Invocations at once; 200 by default. */
        public Builder maxConcurrency(int value) {
            maxConcurrency = value;
            return this;
        }

        /** Endpoint of the Invoke API; the region's by default. */
        public Builder endpointUrl(String value) {
            endpointUrl = Objects.requireNonNull(value);
            return this;
        }

        /** What the function receives; {@link PayloadFormat#PARAMETERS} by default. */
        public Builder payload(PayloadFormat value) {
            payload = Objects.requireNonNull(value);
            return this;
        }

        /** How its result is answered; {@link ResponseFormat#PAYLOAD} by default. */
        public Builder response(ResponseFormat value) {
            response = Objects.requireNonNull(value);
            return this;
        }

        /** Status when the function failed; 502 by default. */
        public Builder unhandledStatus(int value) {
            unhandledStatus = value;
            return this;
        }

        /** Whether the client gets the function's own error, stack trace included; false by default. */
        public Builder exposeFunctionError(boolean value) {
            exposeFunctionError = value;
            return this;
        }

        /** Largest request body in bytes; 6 MiB by default. */
        public Builder maxRequestBody(int value) {
            maxRequestBody = value;
            return this;
        }

        /** Largest number of parameters of query and form together; 1000 by default. */
        public Builder maxParameters(int value) {
            maxParameters = value;
            return this;
        }

        /** Largest number of parts of a multipart body; 100 by default. */
        public Builder multipartMaxParts(int value) {
            multipartMaxParts = value;
            return this;
        }

        /**
         * Checks everything. Where no region is set, asks the SDK's region chain, which may ask the network.
         *
         * @throws ConfigurationException with all faults that were found
         */
        public FilterSettings build() {
            return build(new Faults());
        }

        FilterSettings build(Faults faults) {
            SettingsChecks checks = new SettingsChecks(faults);
            checks.duration(ParameterName.TIMEOUT, timeout);
            checks.duration(ParameterName.CONNECT_TIMEOUT, connectTimeout);
            checks.duration(ParameterName.KEEPALIVE, keepalive);
            faults.check(ParameterName.MAX_CONCURRENCY, maxConcurrency);
            faults.check(ParameterName.UNHANDLED_STATUS, unhandledStatus);
            faults.check(ParameterName.MAX_REQUEST_BODY, maxRequestBody);
            faults.check(ParameterName.MAX_PARAMETERS, maxParameters);
            faults.check(ParameterName.MULTIPART_MAX_PARTS, multipartMaxParts);
            StaticCredentials credentials = checks.credentials(awsKey, awsSecret, awsSessionToken);
            URI endpoint = checks.endpoint(endpointUrl);
            FunctionReference function = checks.function(functionName, qualifier);
            String region = checks.region(awsRegion, function);
            faults.throwIfAny();
            ConnectionSettings connection = new ConnectionSettings(
                    Objects.requireNonNull(region), endpoint, credentials, connectTimeout, keepalive, maxConcurrency);
            return new FilterSettings(this, Objects.requireNonNull(function), connection);
        }
    }
}
