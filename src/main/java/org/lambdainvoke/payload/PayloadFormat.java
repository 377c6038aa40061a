package org.lambdainvoke.payload;

import java.io.IOException;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.response.Dialect;
import org.lambdainvoke.response.ResponseFormat;

/** What the function receives. */
public enum PayloadFormat implements PayloadEncoder {
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

    private interface Encoding {
        Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure, IOException;
    }

    private final String text;
    // A function without state, which the check can't see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Encoding encoding;

    private final boolean hasAuthorizer;
    private final Dialect dialect;
    private final ResponseFormat response;

    /** A payload that no front door of AWS sends: its functions speak the oldest dialect where they speak one. */
    PayloadFormat(String text, Encoding encoding) {
        this(text, encoding, false, Dialect.API_GATEWAY_V1, ResponseFormat.PAYLOAD);
    }

    /** The event of a front door, which the function answers. */
    PayloadFormat(String text, Encoding encoding, boolean hasAuthorizer, Dialect dialect) {
        this(text, encoding, hasAuthorizer, dialect, ResponseFormat.PROXY);
    }

    PayloadFormat(String text, Encoding encoding, boolean hasAuthorizer, Dialect dialect, ResponseFormat response) {
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

    /** {@return whether the payload has a block for what an authorizer says of the caller} */
    public boolean hasAuthorizer() {
        return hasAuthorizer;
    }

    /** {@return how functions that receive this answer a front door} */
    public Dialect dialect() {
        return dialect;
    }

    /** {@return how the results of functions that receive this are answered, unless a setting says otherwise} */
    public ResponseFormat response() {
        return response;
    }

    /** {@inheritDoc} For the filter's own use. */
    @Override
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        try {
            return encoding.encode(snapshot, limits);
        } catch (IOException e) {
            // The buffer throws nothing else: text that a container or a filter in front has made has no UTF-8.
            throw Rejection.malformed("The request holds half a surrogate pair.", e);
        } catch (RuntimeException e) {
            // What a charset, a certificate or an attribute throws that nobody foresaw: nothing has been sent yet.
            throw Rejection.malformed("The request can not be made into a payload.", e);
        }
    }
}
