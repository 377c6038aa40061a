package org.lambdainvoke.payload;

import java.io.IOException;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** What the function receives. */
public enum PayloadFormat {
    /** A JSON object of the request's parameters, as the early Kong plugin sends it. */
    PARAMETERS("parameters", false),
    /** The request's body: JSON as it is, anything else as a JSON string. */
    BODY("body", false),
    /** Method, path, query, headers and body in a form of this filter. */
    REQUEST("request", false),
    /** The event of a REST API of API Gateway, and of payload format 1.0 of its HTTP APIs. */
    API_GATEWAY_V1("apigateway-1.0", true),
    /** The event of payload format 2.0 of API Gateway's HTTP APIs. */
    API_GATEWAY_V2("apigateway-2.0", true),
    /** The event of a function URL. */
    FUNCTION_URL("function-url", true),
    /** The event of an Application Load Balancer, with the last of several values. */
    LOAD_BALANCER("alb", false),
    /** The event of an Application Load Balancer whose target group sends all values. */
    LOAD_BALANCER_MULTI_VALUE("alb-multi-value", false);

    private final String text;
    private final boolean hasAuthorizer;

    PayloadFormat(String text, boolean hasAuthorizer) {
        this.text = text;
        this.hasAuthorizer = hasAuthorizer;
    }

    /** {@return the value of the init-param} */
    public String text() {
        return text;
    }

    /** {@return whether the payload has a block for what an authorizer says of the caller} */
    public boolean hasAuthorizer() {
        return hasAuthorizer;
    }

    /**
     * Makes the payload, for the filter's own use.
     *
     * @param snapshot the request
     * @param limits how much of it is accepted
     * @return JSON in UTF-8
     * @throws InvocationFailure when the request is malformed or over a limit
     */
    public Bytes encode(RequestSnapshot snapshot, RequestLimits limits) throws InvocationFailure {
        try {
            return switch (this) {
                case PARAMETERS -> ParametersPayload.encode(snapshot, limits);
                case BODY -> BodyPayload.encode(snapshot);
                case REQUEST -> RequestPayload.encode(snapshot, limits);
                case API_GATEWAY_V1 -> ApiGatewayV1Payload.encode(snapshot, limits);
                case API_GATEWAY_V2 -> ApiGatewayV2Payload.encode(snapshot, limits);
                case FUNCTION_URL -> FunctionUrlPayload.encode(snapshot, limits);
                case LOAD_BALANCER -> LoadBalancerPayload.encode(snapshot, limits);
                case LOAD_BALANCER_MULTI_VALUE -> LoadBalancerPayload.encodeMultiValue(snapshot, limits);
            };
        } catch (IOException e) {
            // The buffer throws nothing else: text that a container or a filter in front has made has no UTF-8.
            throw Rejection.malformed("The request holds half a surrogate pair.", e);
        } catch (RuntimeException e) {
            // What a charset, a certificate or an attribute throws that nobody foresaw: nothing has been sent yet.
            throw Rejection.malformed("The request can not be made into a payload.", e);
        }
    }
}
