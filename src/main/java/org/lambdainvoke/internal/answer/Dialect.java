package org.lambdainvoke.internal.answer;

import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.answer.PreludeScanner.Prelude;
import org.lambdainvoke.internal.json.LoneSurrogates;

/** The front door whose answers the function writes. */
public enum Dialect {
    /** A REST API of API Gateway. */
    API_GATEWAY_V1(ApiGatewayV1Answer::of),
    /** An HTTP API of API Gateway with payload format 2.0. */
    API_GATEWAY_V2(json -> ApiGatewayV2Answer.of(json, "text/plain; charset=utf-8")),
    /** A function URL. */
    FUNCTION_URL(json -> ApiGatewayV2Answer.of(json, "application/json")),
    /** An Application Load Balancer. */
    LOAD_BALANCER(LoadBalancerAnswer::of),
    /** An Application Load Balancer whose target group has multi-value headers. */
    LOAD_BALANCER_MULTI_VALUE(LoadBalancerAnswer::ofMultiValue);

    private interface Reading {
        Answer read(Bytes json) throws InvocationFailure;
    }

    // A function without state, which the check can't see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Reading reading;

    Dialect(Reading reading) {
        this.reading = reading;
    }

    Answer answer(Bytes payload) throws InvocationFailure {
        Prelude prelude = PreludeScanner.find(payload);
        if (prelude != null) {
            return PreludeAnswer.of(prelude);
        }
        Bytes json = LoneSurrogates.replaced(payload);
        Answer answer = reading.read(json);
        return json == payload ? answer : answer.withReplacements();
    }
}
