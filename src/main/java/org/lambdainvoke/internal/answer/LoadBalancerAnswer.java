package org.lambdainvoke.internal.answer;

import java.util.Set;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The answer to an Application Load Balancer. {@code statusCode} is mandatory and {@code body} must not be null;
 * {@code statusDescription} is not sent, since no servlet can send a reason phrase.
 */
final class LoadBalancerAnswer {
    /** RFC 9110, section 8.3: what a recipient takes a body for whose type is not named. */
    private static final String DEFAULT_TYPE = "application/octet-stream";

    private static final Set<String> SINGLE = Set.of("statusCode", "headers", "body", "isBase64Encoded");
    private static final Set<String> MULTI = Set.of("statusCode", "multiValueHeaders", "body", "isBase64Encoded");

    private LoadBalancerAnswer() {}

    /** Only {@code headers} counts. */
    static Answer of(Bytes payload) throws InvocationFailure {
        FunctionAnswer answer = read(payload, SINGLE);
        return build(new AnswerBuilder().fields("headers", answer.headers()), answer);
    }

    /** Only {@code multiValueHeaders} counts. */
    static Answer ofMultiValue(Bytes payload) throws InvocationFailure {
        FunctionAnswer answer = read(payload, MULTI);
        return build(new AnswerBuilder().fields("multiValueHeaders", answer.multiValueHeaders()), answer);
    }

    private static FunctionAnswer read(Bytes payload, Set<String> members) throws InvocationFailure {
        FunctionAnswer answer = FunctionAnswerReader.read(payload, members);
        if (answer.text() == null && answer.members().contains("body")) {
            throw BadAnswer.member("body", "is null");
        }
        return answer;
    }

    private static Answer build(AnswerBuilder builder, FunctionAnswer answer) throws InvocationFailure {
        Bytes body = answer.content();
        return builder.build(statusOf(answer), body, body.isEmpty() ? null : DEFAULT_TYPE);
    }

    private static int statusOf(FunctionAnswer answer) throws InvocationFailure {
        if (answer.status() == null) {
            throw BadAnswer.member("statusCode", "is missing");
        }
        return answer.status();
    }
}
