package org.lambdainvoke.response;

import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** The front door whose answers the function writes. */
public enum Dialect {
    /** A REST API of API Gateway. */
    API_GATEWAY_V1,
    /** An HTTP API of API Gateway with payload format 2.0, and a function URL. */
    API_GATEWAY_V2,
    /** An Application Load Balancer. */
    LOAD_BALANCER,
    /** An Application Load Balancer whose target group has multi-value headers. */
    LOAD_BALANCER_MULTI_VALUE;

    Answer answer(Bytes payload) throws InvocationFailure {
        return switch (this) {
            case API_GATEWAY_V1 -> ApiGatewayV1Answer.of(payload);
            case API_GATEWAY_V2 -> ApiGatewayV2Answer.of(payload);
            case LOAD_BALANCER -> LoadBalancerAnswer.of(payload);
            case LOAD_BALANCER_MULTI_VALUE -> LoadBalancerAnswer.ofMultiValue(payload);
        };
    }
}
