package org.lambdainvoke.response;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * The answer to a REST API of API Gateway. No member is mandatory, but an unknown one is an error, as it is there. Both
 * maps of headers count; a pair that stands in both is sent once. Base64 is decoded whenever it is flagged.
 */
final class ApiGatewayV1Answer {
    private static final String DEFAULT_TYPE = "application/json";
    private static final int DEFAULT_STATUS = 200;
    private static final Set<String> MEMBERS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded", "base64Encoded");
    private static final Set<String> PRELUDE = Set.of("statusCode", "headers", "multiValueHeaders", "cookies");

    private ApiGatewayV1Answer() {}

    static Answer of(Bytes payload) throws InvocationFailure {
        StreamingPrelude prelude = StreamingPrelude.divide(payload);
        Set<String> known = prelude.body() == null ? MEMBERS : PRELUDE;
        FunctionAnswer answer = FunctionAnswerReader.read(prelude, known);
        refuseUnknown(answer, known);
        AnswerBuilder builder = new AnswerBuilder();
        builder.fields("multiValueHeaders", answer.multiValueHeaders());
        builder.fields("headers", without(answer.multiValueHeaders(), answer.headers()));
        for (String cookie : answer.cookies()) {
            builder.field("cookies", new HttpFields.Field("Set-Cookie", cookie));
        }
        return builder.build(answer.status() == null ? DEFAULT_STATUS : answer.status(), answer, DEFAULT_TYPE);
    }

    private static void refuseUnknown(FunctionAnswer answer, Set<String> known) throws InvocationFailure {
        for (String member : answer.members()) {
            if (!known.contains(member)) {
                throw BadAnswer.member(member, "is unknown to this format");
            }
        }
    }

    /** The fields of {@code single} whose pair of name and value is not in {@code multi}. */
    private static List<HttpFields.Field> without(List<HttpFields.Field> multi, List<HttpFields.Field> single) {
        if (multi.isEmpty()) {
            return single;
        }
        Set<String> sent = new HashSet<>();
        multi.forEach(field -> sent.add(line(field)));
        return single.stream().filter(field -> !sent.contains(line(field))).toList();
    }

    private static String line(HttpFields.Field field) {
        return field.name().toLowerCase(Locale.ROOT) + ": " + field.value();
    }
}
