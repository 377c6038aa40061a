package org.lambdainvoke;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.lambdainvoke.call.FailureReason;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.call.ShadowSamples;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.policy.BreakerRules;
import org.lambdainvoke.internal.request.TenantSource;
import org.lambdainvoke.internal.route.ShareKey;
import org.lambdainvoke.internal.settings.ChoiceType;
import org.lambdainvoke.internal.settings.FallbackType;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.ParameterTable;
import org.lambdainvoke.internal.settings.ParameterType;
import org.lambdainvoke.internal.settings.ParameterTypes;
import org.lambdainvoke.internal.settings.PercentType;
import org.lambdainvoke.internal.settings.TimeType;
import org.lambdainvoke.internal.shadow.IgnoreRules;

/** Parameters of a function: how it is called, and what becomes of its answer. In the order of the README. */
final class FunctionParameters {
    /** A method as routes and shadows name it. */
    static final Pattern METHOD = Pattern.compile("[A-Z][A-Z0-9_-]*");

    static final ParameterTable TABLE = new ParameterTable(ParameterTable.Scope.FUNCTION);

    static final Parameter<String> FUNCTION_NAME = TABLE.add(Parameter.of(
                    "function_name",
                    ParameterTypes.text(
                            "a function name of 1 to 64 characters, a partial ARN or an ARN",
                            text -> FunctionReference.parse(text).isPresent()))
            .otherwiseAs("required"));

    static final Parameter<String> QUALIFIER = TABLE.add(Parameter.of(
            "qualifier",
            ParameterTypes.text(
                    "a version, an alias or $LATEST, of 1 to 128 characters", FunctionReference::isQualifier)));

    static final Parameter<InvocationType> INVOCATION_TYPE =
            TABLE.add(Parameter.of("invocation_type", ChoiceType.of(InvocationType.values(), InvocationType::text))
                    .otherwise(InvocationType.REQUEST_RESPONSE));

    static final Parameter<LogType> LOG_TYPE =
            TABLE.add(Parameter.of("log_type", ChoiceType.of(LogType.values(), LogType::text))
                    .otherwise(LogType.TAIL));

    static final Parameter<Duration> TIMEOUT =
            TABLE.add(Parameter.of("timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<Integer> MAX_CONCURRENCY =
            TABLE.add(Parameter.of("max_concurrency", ParameterTypes.number(1, 10_000, "invocations"))
                    .otherwise(200));

    static final Parameter<Integer> RETRIES = TABLE.add(
            Parameter.of("retries", ParameterTypes.number(0, 10, "repeats")).otherwise(2));

    static final Parameter<PayloadFormat> PAYLOAD =
            TABLE.add(Parameter.of("payload", ChoiceType.of(PayloadFormat.values(), PayloadFormat::text))
                    .otherwise(PayloadFormat.PARAMETERS));

    static final Parameter<ResponseFormat> RESPONSE =
            TABLE.add(Parameter.of("response", ChoiceType.of(ResponseFormat.values(), ResponseFormat::text))
                    .otherwiseAs("follows `payload`"));

    static final Parameter<Integer> UNHANDLED_STATUS =
            TABLE.add(Parameter.of("unhandled_status", ParameterTypes.number(200, 599, "as an HTTP status"))
                    .otherwise(502));

    static final Parameter<Boolean> EXPOSE_FUNCTION_ERROR = TABLE.add(
            Parameter.of("expose_function_error", ParameterTypes.flag()).otherwise(false));

    static final Parameter<Integer> MAX_REQUEST_BODY =
            TABLE.add(Parameter.of("max_request_body", ParameterTypes.number(0, 104_857_600, "bytes"))
                    .otherwise(6_291_456));

    static final Parameter<Integer> MAX_PARAMETERS =
            TABLE.add(Parameter.of("max_parameters", ParameterTypes.number(1, 100_000, "parameters"))
                    .otherwise(1000));

    static final Parameter<Integer> MULTIPART_MAX_PARTS =
            TABLE.add(Parameter.of("multipart_max_parts", ParameterTypes.number(1, 10_000, "parts"))
                    .otherwise(100));

    static final Parameter<List<String>> REQUEST_HEADERS_EXCLUDE =
            TABLE.add(Parameter.of("request_headers_exclude", fieldNames())
                    .otherwise(List.of())
                    .otherwiseAs("none"));

    static final Parameter<List<String>> RESPONSE_HEADERS_EXCLUDE =
            TABLE.add(Parameter.of("response_headers_exclude", fieldNames())
                    .otherwise(List.of())
                    .otherwiseAs("none"));

    static final Parameter<Boolean> STREAMING = TABLE.add(Parameter.of(
                    "streaming",
                    ParameterTypes.flag("true only together with invocation_type RequestResponse and client pooled"))
            .otherwise(false));

    static final Parameter<Duration> STREAM_IDLE_TIMEOUT = TABLE.add(
            Parameter.of("stream_idle_timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<Duration> WRITE_IDLE_TIMEOUT = TABLE.add(
            Parameter.of("write_idle_timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<List<String>> AUTHORIZER_ATTRIBUTES =
            TABLE.add(Parameter.of("authorizer_attributes", attributes())
                    .otherwise(List.of())
                    .otherwiseAs("none"));

    static final Parameter<String> TENANT_ID = TABLE.add(Parameter.of(
            "tenant_id",
            ParameterTypes.text(
                    "principal or attribute:NAME",
                    text -> TenantSource.parse(text).isPresent())));

    static final Parameter<BigDecimal> SHARE =
            TABLE.add(Parameter.of("share", new PercentType()).otherwise(BigDecimal.valueOf(100)));

    static final Parameter<List<String>> SHARE_BY =
            TABLE.add(Parameter.of("share_by", shareKeys()).otherwise(List.of("principal", "session", "request")));

    static final Parameter<String> SHARE_SALT = TABLE.add(
            Parameter.of("share_salt", ParameterTypes.text("any text")).otherwiseAs("the filter's name"));

    static final Parameter<String> CANARY = TABLE.add(Parameter.of(
            "canary",
            ParameterTypes.text(
                    "a version, an alias or $LATEST, of 1 to 128 characters", FunctionReference::isQualifier)));

    static final Parameter<BigDecimal> CANARY_SHARE =
            TABLE.add(Parameter.of("canary_share", new PercentType()).otherwise(BigDecimal.ZERO));

    static final Parameter<Set<FailureReason>> FALLBACK =
            TABLE.add(Parameter.of("fallback", new FallbackType()).otherwise(Set.of()));

    static final Parameter<Integer> FALLBACK_MAX_CONCURRENCY =
            TABLE.add(Parameter.of("fallback_max_concurrency", ParameterTypes.number(1, 10_000, "requests"))
                    .otherwise(50));

    static final Parameter<BreakerRules> BREAKER = TABLE.add(Parameter.of("breaker", new BreakerType()));

    static final Parameter<BigDecimal> SHADOW =
            TABLE.add(Parameter.of("shadow", new PercentType()).otherwise(BigDecimal.ZERO));

    static final Parameter<List<String>> SHADOW_METHODS = TABLE.add(Parameter.of(
                    "shadow_methods",
                    ParameterTypes.list(
                            "methods in capitals with commas between them",
                            methods -> !methods.isEmpty()
                                    && methods.stream()
                                            .allMatch(method ->
                                                    METHOD.matcher(method).matches())))
            .otherwise(List.of("GET", "HEAD", "QUERY")));

    static final Parameter<Boolean> SHADOW_WRITES =
            TABLE.add(Parameter.of("shadow_writes", ParameterTypes.flag()).otherwise(false));

    static final Parameter<Integer> SHADOW_MAX_BODY =
            TABLE.add(Parameter.of("shadow_max_body", ParameterTypes.number(0, 6_291_456, "bytes"))
                    .otherwise(65_536));

    static final Parameter<Integer> SHADOW_MAX_CONCURRENCY =
            TABLE.add(Parameter.of("shadow_max_concurrency", ParameterTypes.number(1, 1000, "invocations"))
                    .otherwise(10));

    static final Parameter<String> SHADOW_IGNORE = TABLE.add(Parameter.of(
                    "shadow_ignore",
                    ParameterTypes.text(
                            "header:NAME, JSON pointers such as /items/*/id, and body, with commas between them;"
                                    + " none only as the first",
                            FunctionParameters::areIgnoreRules))
            .otherwiseAs("what two servers never have in common"));

    static final Parameter<BigDecimal> SHADOW_CONTROL =
            TABLE.add(Parameter.of("shadow_control", new PercentType()).otherwise(BigDecimal.ZERO));

    static final Parameter<ShadowSamples> SHADOW_SAMPLES =
            TABLE.add(Parameter.of("shadow_samples", ChoiceType.of(ShadowSamples.values(), ShadowSamples::text))
                    .otherwise(ShadowSamples.PATHS));

    private FunctionParameters() {}

    private static boolean areIgnoreRules(String text) {
        try {
            IgnoreRules unused = IgnoreRules.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ParameterType<List<String>> shareKeys() {
        return ParameterTypes.list(
                "principal, session, cookie:NAME, header:NAME, address or request, with commas between them, request"
                        + " only as the last",
                keys -> !keys.isEmpty()
                        && keys.stream().allMatch(key -> ShareKey.parse(key).isPresent())
                        && !keys.subList(0, keys.size() - 1).contains("request"));
    }

    private static ParameterType<List<String>> fieldNames() {
        return ParameterTypes.list(
                "field names with commas between them, each with or without * at its end",
                patterns -> FieldNames.parse(patterns).isPresent());
    }

    private static ParameterType<List<String>> attributes() {
        List<String> payloads = Arrays.stream(PayloadFormat.values())
                .filter(PayloadFormat::hasAuthorizer)
                .map(PayloadFormat::text)
                .toList();
        return ParameterTypes.list(
                "names of request attributes with commas between them, none of them principalId or authType, together"
                        + " with a payload that has a place for them: " + ChoiceType.anyOf(payloads),
                // These would hide what the container says.
                names -> !names.contains("") && !names.contains("principalId") && !names.contains("authType"));
    }
}
