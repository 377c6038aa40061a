package org.lambdainvoke.internal.answer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Set;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;

/**
 * The answer to an HTTP API with payload format 2.0 and to a function URL. With a member {@code statusCode} it is an
 * envelope, whose unknown members do not count; any other JSON is the body itself, in its compact form, a string
 * without its quotes.
 */
final class ApiGatewayV2Answer {
    private static final String INFERRED_TYPE = "application/json";
    private static final int INFERRED_STATUS = 200;
    private static final Set<String> MEMBERS = Set.of("statusCode", "headers", "cookies", "body", "isBase64Encoded");

    /** Of nearly every envelope: it need not be read twice to be known as one. */
    private static final Bytes USUAL_BEGINNING = Bytes.utf8("{\"statusCode\":");

    private ApiGatewayV2Answer() {}

    /**
     * Reads the answer.
     *
     * @param defaultType the type of an envelope's body whose type the function does not name
     */
    static Answer of(Bytes payload, String defaultType) throws InvocationFailure {
        if (!payload.beginsWith(USUAL_BEGINNING)) {
            Optional<Bytes> body = AnswerJson.read(payload, ApiGatewayV2Answer::inferBody);
            if (body.isPresent()) {
                return new AnswerBuilder()
                        .build(INFERRED_STATUS, body.get(), body.get().isEmpty() ? null : INFERRED_TYPE);
            }
        }
        return ofEnvelope(FunctionAnswerReader.read(payload, MEMBERS), defaultType);
    }

    private static Answer ofEnvelope(FunctionAnswer answer, String defaultType) throws InvocationFailure {
        if (answer.status() == null) {
            throw BadAnswer.member("statusCode", "is null");
        }
        Bytes body = answer.content();
        return new AnswerBuilder()
                .fields("headers", answer.headers())
                .cookies(answer.cookies())
                .build(answer.status(), body, body.isEmpty() ? null : defaultType);
    }

    /** The body that an answer without envelope is; empty for an envelope, which is not read to its end. */
    private static Optional<Bytes> inferBody(JsonReader reader) throws IOException {
        if (reader.peek() == JsonToken.STRING) {
            Bytes text = Bytes.utf8(reader.nextString());
            AnswerJson.requireEnd(reader);
            return Optional.of(text);
        }
        StringWriter compact = new StringWriter();
        JsonWriter writer = new JsonWriter(compact);
        if (reader.peek() == JsonToken.BEGIN_OBJECT) {
            reader.beginObject();
            writer.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals("statusCode")) {
                    return Optional.empty();
                }
                AnswerJson.copy(reader, writer.name(name));
            }
            reader.endObject();
            writer.endObject();
        } else {
            AnswerJson.copy(reader, writer);
        }
        AnswerJson.requireEnd(reader);
        return Optional.of(Bytes.utf8(compact.toString()));
    }
}
