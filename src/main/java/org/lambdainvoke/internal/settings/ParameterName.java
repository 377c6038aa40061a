package org.lambdainvoke.internal.settings;

import java.util.Optional;

/**
 * The parameters of the filter, in the order of the README's table, each with what it accepts. The only place where a
 * parameter's name, range and secrecy are written down.
 */
public enum ParameterName {
    AWS_KEY("aws_key", "an access key id, together with aws_secret", true),
    AWS_SECRET("aws_secret", "a secret access key, together with aws_key", true),
    AWS_SESSION_TOKEN("aws_session_token", "a session token, only together with aws_key and aws_secret", true),
    AWS_ASSUME_ROLE_ARN("aws_assume_role_arn", "the ARN of a role, with aws-java-sdk-sts on the class path", false),
    AWS_ROLE_SESSION_NAME(
            "aws_role_session_name",
            "2 to 64 of letters, digits and =,.@_-, only together with aws_assume_role_arn",
            false),
    AWS_EXTERNAL_ID(
            "aws_external_id",
            "2 to 1224 of letters, digits and =,.@:/_-, only together with aws_assume_role_arn",
            true),
    AWS_STS_ENDPOINT_URL(
            "aws_sts_endpoint_url",
            "an absolute http or https URL without user, query and fragment, only together with aws_assume_role_arn",
            false),
    AWS_REGION("aws_region", "a region name such as eu-west-1", false),
    FUNCTION_NAME("function_name", "a function name of 1 to 64 characters, a partial ARN or an ARN", false),
    QUALIFIER("qualifier", "a version, an alias or $LATEST, of 1 to 128 characters", false),
    INVOCATION_TYPE("invocation_type", "RequestResponse, Event or DryRun", false),
    LOG_TYPE("log_type", "Tail or None", false),
    TIMEOUT("timeout", 1, 900_000, "milliseconds"),
    CONNECT_TIMEOUT("connect_timeout", 1, 900_000, "milliseconds"),
    KEEPALIVE("keepalive", 1, 86_400_000, "milliseconds"),
    MAX_CONCURRENCY("max_concurrency", 1, 10_000, "invocations"),
    RETRIES("retries", 0, 10, "repeats"),
    ENDPOINT_URL("endpoint_url", "an absolute http or https URL without user, query and fragment", false),
    PROXY_URL("proxy_url", "http://host:port or http://user:password@host:port", true),
    TRUST_STORE("trust_store", "a key store that can be read, with the right trust_store_password", false),
    TRUST_STORE_PASSWORD("trust_store_password", "the password of trust_store", true),
    CLIENT("client", "pooled or sdk", false),
    PAYLOAD(
            "payload",
            "parameters, body, request, apigateway-1.0, apigateway-2.0, function-url, alb or alb-multi-value",
            false),
    RESPONSE("response", "payload or proxy", false),
    UNHANDLED_STATUS("unhandled_status", 200, 599, "as an HTTP status"),
    EXPOSE_FUNCTION_ERROR("expose_function_error", "true or false", false),
    MAX_REQUEST_BODY("max_request_body", 0, 104_857_600, "bytes"),
    MAX_PARAMETERS("max_parameters", 1, 100_000, "parameters"),
    MULTIPART_MAX_PARTS("multipart_max_parts", 1, 10_000, "parts"),
    REQUEST_HEADERS_EXCLUDE(
            "request_headers_exclude",
            "field names with commas between them, each with or without * at its end",
            false),
    RESPONSE_HEADERS_EXCLUDE(
            "response_headers_exclude",
            "field names with commas between them, each with or without * at its end",
            false),
    STREAMING(
            "streaming",
            "true or false; true only together with invocation_type RequestResponse and client pooled",
            false),
    STREAM_IDLE_TIMEOUT("stream_idle_timeout", 1, 900_000, "milliseconds"),
    WRITE_IDLE_TIMEOUT("write_idle_timeout", 1, 900_000, "milliseconds"),
    ASYNC("async", "auto, always or never", false),
    AUTHORIZER_ATTRIBUTES(
            "authorizer_attributes",
            "names of request attributes with commas between them, none of them principalId or authType, together with"
                    + " a payload that has a place for them: apigateway-1.0, apigateway-2.0 or function-url",
            false),
    STARTUP_CHECK("startup_check", "none or dry-run", false),
    REQUEST_ID_HEADER("request_id_header", "a field name that no other use has, such as X-Request-Id", false);

    private final String text;
    private final String accepted;
    private final boolean secret;
    private final long min;
    private final long max;

    ParameterName(String text, String accepted, boolean secret) {
        this.text = text;
        this.accepted = accepted;
        this.secret = secret;
        this.min = Long.MIN_VALUE;
        this.max = Long.MAX_VALUE;
    }

    ParameterName(String text, long min, long max, String unit) {
        this.text = text;
        this.accepted = "a whole number from " + min + " to " + max + " (" + unit + ")";
        this.secret = false;
        this.min = min;
        this.max = max;
    }

    /** The name as written in an init-param. */
    public String text() {
        return text;
    }

    /** What the parameter accepts, as the end of a sentence. */
    public String accepted() {
        return accepted;
    }

    /** Whether the value must never be printed. */
    boolean isSecret() {
        return secret;
    }

    /** Whether {@code value} lies in the range of a numeric parameter; always true for others. */
    boolean contains(long value) {
        return value >= min && value <= max;
    }

    static Optional<ParameterName> of(String text) {
        for (ParameterName name : values()) {
            if (name.text.equals(text)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
