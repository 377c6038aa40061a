package org.lambdainvoke;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.lambdainvoke.internal.answer.Dialect;
import org.lambdainvoke.internal.payload.ApiGatewayV1Payload;
import org.lambdainvoke.internal.payload.ApiGatewayV2Payload;
import org.lambdainvoke.internal.payload.BodyPayload;
import org.lambdainvoke.internal.payload.FunctionUrlPayload;
import org.lambdainvoke.internal.payload.LoadBalancerPayload;
import org.lambdainvoke.internal.payload.ParametersPayload;
import org.lambdainvoke.internal.payload.PayloadEncoder;
import org.lambdainvoke.internal.payload.RequestPayload;

/** What the function receives. */
public enum PayloadFormat {
    /** A JSON object of the request's parameters, as the early Kong plugin sends it. */
    PARAMETERS("parameters", ParametersPayload::encode),
    /** The request's body: JSON as it is, anything else as a JSON string. */
    BODY("body", (request, limits) -> BodyPayload.encode(request)),
    /** Method, path, query, headers and body in a form of this filter. */
    REQUEST("request", RequestPayload::encode),
    /** The event of a REST API of API Gateway, and of payload format 1.0 of its HTTP APIs. */
    API_GATEWAY_V1("apigateway-1.0", ApiGatewayV1Payload::encode, true, Dialect.API_GATEWAY_V1),
    /** The event of payload format 2.0 of API Gateway's HTTP APIs. */
    API_GATEWAY_V2("apigateway-2.0", ApiGatewayV2Payload::encode, true, Dialect.API_GATEWAY_V2),
    /** The event of a function URL. */
    FUNCTION_URL("function-url", FunctionUrlPayload::encode, true, Dialect.FUNCTION_URL),
    /** The event of an Application Load Balancer, with the last of several values. */
    LOAD_BALANCER("alb", LoadBalancerPayload::encode, false, Dialect.LOAD_BALANCER),
    /** The event of an Application Load Balancer whose target group sends all values. */
    LOAD_BALANCER_MULTI_VALUE(
            "alb-multi-value", LoadBalancerPayload::encodeMultiValue, false, Dialect.LOAD_BALANCER_MULTI_VALUE);

    private static final Set<PayloadFormat> WITH_PATH_PARAMETERS =
            Collections.unmodifiableSet(EnumSet.of(PARAMETERS, REQUEST, API_GATEWAY_V1, API_GATEWAY_V2));

    private final String text;
    // Without state, which the check can't see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final PayloadEncoder.Encoding encoding;

    private final boolean hasAuthorizer;
    private final Dialect dialect;
    private final ResponseFormat response;

    /** A payload that no front door of AWS sends: its functions speak the oldest dialect where they speak one. */
    PayloadFormat(String text, PayloadEncoder.Encoding encoding) {
        this(text, encoding, false, Dialect.API_GATEWAY_V1, ResponseFormat.PAYLOAD);
    }

    /** The event of a front door, which the function answers. */
    PayloadFormat(String text, PayloadEncoder.Encoding encoding, boolean hasAuthorizer, Dialect dialect) {
        this(text, encoding, hasAuthorizer, dialect, ResponseFormat.PROXY);
    }

    PayloadFormat(
            String text,
            PayloadEncoder.Encoding encoding,
            boolean hasAuthorizer,
            Dialect dialect,
            ResponseFormat response) {
        this.text = text;
        this.encoding = encoding;
        this.hasAuthorizer = hasAuthorizer;
        this.dialect = dialect;
        this.response = response;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }

    /** Whether the payload has a block for what an authorizer says of the caller. */
    boolean hasAuthorizer() {
        return hasAuthorizer;
    }

    /** Whether the payload has a place for the variables of a route's template. */
    boolean hasPathParameters() {
        return WITH_PATH_PARAMETERS.contains(this);
    }

    /** How functions that receive this answer a front door. */
    Dialect dialect() {
        return dialect;
    }

    /** How the results of functions that receive this are answered, unless a setting says otherwise. */
    ResponseFormat response() {
        return response;
    }

    /** What makes the payload. */
    PayloadEncoder encoder() {
        return PayloadEncoder.guarded(encoding, hasPathParameters());
    }
}
