package org.lambdainvoke.internal.answer;

import java.util.Set;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The answer to a REST API of API Gateway. No member is mandatory, but an unknown one is an error, as it is there. Both
 * maps of headers count; a pair that stands in both is sent once. Base64 is decoded whenever it is flagged. An answer
 * has a type, with a body or without, unless it names {@code Content-Type} without a value.
 */
final class ApiGatewayV1Answer {
    private static final String DEFAULT_TYPE = "application/json";
    private static final int DEFAULT_STATUS = 200;
    private static final Set<String> MEMBERS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded", "base64Encoded");

    private ApiGatewayV1Answer() {}

    static Answer of(Bytes payload) throws InvocationFailure {
        FunctionAnswer answer = FunctionAnswerReader.read(payload, MEMBERS);
        for (String member : answer.members()) {
            if (!MEMBERS.contains(member)) {
                throw BadAnswer.member(member, "is unknown to this format");
            }
        }
        return new AnswerBuilder()
                .bothMaps(answer)
                .build(
                        answer.statusUnlessGiven(DEFAULT_STATUS),
                        answer.content(),
                        answer.hasNullType() ? null : DEFAULT_TYPE);
    }
}
