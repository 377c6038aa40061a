package org.lambdainvoke;

import java.time.Duration;
import java.util.List;
import org.lambdainvoke.call.FunctionReference;
import org.lambdainvoke.call.InvocationType;
import org.lambdainvoke.call.LogType;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.settings.ChoiceType;
import org.lambdainvoke.internal.settings.FlagType;
import org.lambdainvoke.internal.settings.ListType;
import org.lambdainvoke.internal.settings.NumberType;
import org.lambdainvoke.internal.settings.Parameter;
import org.lambdainvoke.internal.settings.ParameterTable;
import org.lambdainvoke.internal.settings.Scope;
import org.lambdainvoke.internal.settings.TextType;
import org.lambdainvoke.internal.settings.TimeType;

/** Parameters of a function: how it is called, and what becomes of its answer. In the order of the README. */
final class FunctionParameters {
    static final ParameterTable TABLE = new ParameterTable(Scope.FUNCTION);

    static final Parameter<String> FUNCTION_NAME = TABLE.add(Parameter.of(
                    "function_name",
                    new TextType(
                            "a function name of 1 to 64 characters, a partial ARN or an ARN",
                            text -> FunctionReference.parse(text).isPresent()))
            .otherwiseAs("required"));

    static final Parameter<String> QUALIFIER = TABLE.add(Parameter.of(
            "qualifier",
            new TextType("a version, an alias or $LATEST, of 1 to 128 characters", FunctionReference::isQualifier)));

    static final Parameter<InvocationType> INVOCATION_TYPE =
            TABLE.add(Parameter.of("invocation_type", ChoiceType.of(InvocationType.values(), InvocationType::text))
                    .otherwise(InvocationType.REQUEST_RESPONSE));

    static final Parameter<LogType> LOG_TYPE =
            TABLE.add(Parameter.of("log_type", ChoiceType.of(LogType.values(), LogType::text))
                    .otherwise(LogType.TAIL));

    static final Parameter<Duration> TIMEOUT =
            TABLE.add(Parameter.of("timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<Integer> MAX_CONCURRENCY =
            TABLE.add(Parameter.of("max_concurrency", new NumberType(1, 10_000, "invocations"))
                    .otherwise(200));

    static final Parameter<Integer> RETRIES =
            TABLE.add(Parameter.of("retries", new NumberType(0, 10, "repeats")).otherwise(2));

    static final Parameter<PayloadFormat> PAYLOAD =
            TABLE.add(Parameter.of("payload", ChoiceType.of(PayloadFormat.values(), PayloadFormat::text))
                    .otherwise(PayloadFormat.PARAMETERS));

    static final Parameter<ResponseFormat> RESPONSE =
            TABLE.add(Parameter.of("response", ChoiceType.of(ResponseFormat.values(), ResponseFormat::text))
                    .otherwiseAs("follows `payload`"));

    static final Parameter<Integer> UNHANDLED_STATUS =
            TABLE.add(Parameter.of("unhandled_status", new NumberType(200, 599, "as an HTTP status"))
                    .otherwise(502));

    static final Parameter<Boolean> EXPOSE_FUNCTION_ERROR =
            TABLE.add(Parameter.of("expose_function_error", new FlagType("")).otherwise(false));

    static final Parameter<Integer> MAX_REQUEST_BODY =
            TABLE.add(Parameter.of("max_request_body", new NumberType(0, 104_857_600, "bytes"))
                    .otherwise(6_291_456));

    static final Parameter<Integer> MAX_PARAMETERS =
            TABLE.add(Parameter.of("max_parameters", new NumberType(1, 100_000, "parameters"))
                    .otherwise(1000));

    static final Parameter<Integer> MULTIPART_MAX_PARTS =
            TABLE.add(Parameter.of("multipart_max_parts", new NumberType(1, 10_000, "parts"))
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
                    new FlagType("true only together with invocation_type RequestResponse and client pooled"))
            .otherwise(false));

    static final Parameter<Duration> STREAM_IDLE_TIMEOUT = TABLE.add(
            Parameter.of("stream_idle_timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<Duration> WRITE_IDLE_TIMEOUT = TABLE.add(
            Parameter.of("write_idle_timeout", TimeType.millis(1, 900_000)).otherwise(Duration.ofSeconds(60)));

    static final Parameter<List<String>> AUTHORIZER_ATTRIBUTES = TABLE.add(Parameter.of(
                    "authorizer_attributes",
                    new ListType(
                            "names of request attributes with commas between them, none of them principalId or authType,"
                                    + " together with a payload that has a place for them: apigateway-1.0, apigateway-2.0 or"
                                    + " function-url",
                            // These would hide what the container says.
                            names -> !names.contains("")
                                    && !names.contains("principalId")
                                    && !names.contains("authType")))
            .otherwise(List.of())
            .otherwiseAs("none"));

    private FunctionParameters() {}

    private static ListType fieldNames() {
        return new ListType(
                "field names with commas between them, each with or without * at its end",
                patterns -> FieldNames.parse(patterns).isPresent());
    }
}
