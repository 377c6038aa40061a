package org.lambdainvoke.response;

import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** The front door whose answers the function writes. */
public enum Dialect {
    /** A REST API of API Gateway. */
    API_GATEWAY_V1,
    /** An HTTP API of API Gateway with payload format 2.0. */
    API_GATEWAY_V2,
    /** A function URL. */
    FUNCTION_URL,
    /** An Application Load Balancer. */
    LOAD_BALANCER,
    /** An Application Load Balancer whose target group has multi-value headers. */
    LOAD_BALANCER_MULTI_VALUE;

    Answer answer(Bytes payload) throws InvocationFailure {
        Prelude prelude = Prelude.of(payload);
        if (prelude != null) {
            return PreludeAnswer.of(prelude);
        }
        Bytes json = LoneSurrogates.replaced(payload);
        Answer answer = read(json);
        return json == payload ? answer : answer.withReplacements();
    }

    private Answer read(Bytes json) throws InvocationFailure {
        return switch (this) {
            case API_GATEWAY_V1 -> ApiGatewayV1Answer.of(json);
            case API_GATEWAY_V2 -> ApiGatewayV2Answer.of(json, "text/plain; charset=utf-8");
            case FUNCTION_URL -> ApiGatewayV2Answer.of(json, "application/json");
            case LOAD_BALANCER -> LoadBalancerAnswer.of(json);
            case LOAD_BALANCER_MULTI_VALUE -> LoadBalancerAnswer.ofMultiValue(json);
        };
    }
}
