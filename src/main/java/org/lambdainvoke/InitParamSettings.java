package org.lambdainvoke;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.lambdainvoke.call.AsyncMode;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.InvokeClient;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.call.StartupCheck;
import org.lambdainvoke.internal.settings.Faults;
import org.lambdainvoke.internal.settings.InitParams;
import org.lambdainvoke.internal.settings.ParameterName;
import org.lambdainvoke.internal.settings.SettingsReader;

/** Makes settings of a filter's init-params and of the context-params that it shares. */
public final class InitParamSettings {
    private InitParamSettings() {}

    static FilterSettings read(FilterConfig config) {
        Faults faults = new Faults();
        ServletContext context = config.getServletContext();
        InitParams params = InitParams.read(
                values(config.getInitParameterNames(), config::getInitParameter),
                values(context.getInitParameterNames(), context::getInitParameter),
                faults);
        SettingsReader reader = new SettingsReader(params, faults);
        FilterSettingsBuilder builder = FilterSettings.builder();
        reader.text(ParameterName.AWS_KEY, builder::awsKey);
        reader.text(ParameterName.AWS_SECRET, builder::awsSecret);
        reader.text(ParameterName.AWS_SESSION_TOKEN, builder::awsSessionToken);
        reader.text(ParameterName.AWS_ASSUME_ROLE_ARN, builder::awsAssumeRoleArn);
        reader.text(ParameterName.AWS_ROLE_SESSION_NAME, builder::awsRoleSessionName);
        reader.text(ParameterName.AWS_EXTERNAL_ID, builder::awsExternalId);
        reader.text(ParameterName.AWS_STS_ENDPOINT_URL, builder::awsStsEndpointUrl);
        reader.text(ParameterName.AWS_REGION, builder::awsRegion);
        reader.text(ParameterName.FUNCTION_NAME, builder::functionName);
        reader.text(ParameterName.QUALIFIER, builder::qualifier);
        reader.choice(
                ParameterName.INVOCATION_TYPE, InvocationType.values(), InvocationType::text, builder::invocationType);
        reader.choice(ParameterName.LOG_TYPE, LogType.values(), LogType::text, builder::logType);
        reader.integer(ParameterName.TIMEOUT, millis -> builder.timeout(Duration.ofMillis(millis)));
        reader.integer(ParameterName.CONNECT_TIMEOUT, millis -> builder.connectTimeout(Duration.ofMillis(millis)));
        reader.integer(ParameterName.KEEPALIVE, millis -> builder.keepalive(Duration.ofMillis(millis)));
        reader.integer(ParameterName.MAX_CONCURRENCY, builder::maxConcurrency);
        reader.integer(ParameterName.RETRIES, builder::retries);
        reader.text(ParameterName.ENDPOINT_URL, builder::endpointUrl);
        reader.text(ParameterName.PROXY_URL, builder::proxyUrl);
        reader.text(ParameterName.TRUST_STORE, builder::trustStore);
        reader.text(ParameterName.TRUST_STORE_PASSWORD, builder::trustStorePassword);
        reader.choice(ParameterName.CLIENT, InvokeClient.values(), InvokeClient::text, builder::client);
        reader.choice(ParameterName.PAYLOAD, PayloadFormat.values(), PayloadFormat::text, builder::payload);
        reader.choice(ParameterName.RESPONSE, ResponseFormat.values(), ResponseFormat::text, builder::response);
        reader.integer(ParameterName.UNHANDLED_STATUS, builder::unhandledStatus);
        reader.flag(ParameterName.EXPOSE_FUNCTION_ERROR, builder::exposeFunctionError);
        reader.integer(ParameterName.MAX_REQUEST_BODY, builder::maxRequestBody);
        reader.integer(ParameterName.MAX_PARAMETERS, builder::maxParameters);
        reader.integer(ParameterName.MULTIPART_MAX_PARTS, builder::multipartMaxParts);
        reader.list(ParameterName.REQUEST_HEADERS_EXCLUDE, builder::requestHeadersExclude);
        reader.list(ParameterName.RESPONSE_HEADERS_EXCLUDE, builder::responseHeadersExclude);
        reader.flag(ParameterName.STREAMING, builder::streaming);
        reader.integer(
                ParameterName.STREAM_IDLE_TIMEOUT, millis -> builder.streamIdleTimeout(Duration.ofMillis(millis)));
        reader.integer(ParameterName.WRITE_IDLE_TIMEOUT, millis -> builder.writeIdleTimeout(Duration.ofMillis(millis)));
        reader.choice(ParameterName.ASYNC, AsyncMode.values(), AsyncMode::text, builder::async);
        reader.list(ParameterName.AUTHORIZER_ATTRIBUTES, builder::authorizerAttributes);
        reader.choice(ParameterName.STARTUP_CHECK, StartupCheck.values(), StartupCheck::text, builder::startupCheck);
        reader.text(ParameterName.REQUEST_ID_HEADER, builder::requestIdHeader);
        return builder.build(faults);
    }

    private static Map<String, String> values(Enumeration<String> names, Function<String, String> value) {
        Map<String, String> values = new HashMap<>();
        for (String name : Collections.list(names)) {
            values.put(name, value.apply(name));
        }
        return values;
    }
}
