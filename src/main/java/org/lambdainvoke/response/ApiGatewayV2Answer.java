package org.lambdainvoke.response;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/**
 * The answer to an HTTP API with payload format 2.0 and to a function URL. With a member {@code statusCode}, or with a
 * streaming prelude, it is an envelope, whose unknown members do not count; any other JSON is the body itself, a string
 * without its quotes.
 */
final class ApiGatewayV2Answer {
    private static final String DEFAULT_TYPE = "application/json";
    private static final int DEFAULT_STATUS = 200;

    private ApiGatewayV2Answer() {}

    static Answer of(Bytes payload) throws InvocationFailure {
        StreamingPrelude prelude = StreamingPrelude.divide(payload);
        if (prelude.body() == null) {
            Optional<Bytes> body = AnswerJson.read(payload, reader -> inferBody(reader, payload));
            if (body.isPresent()) {
                return new AnswerBuilder().build(DEFAULT_STATUS, body.get(), DEFAULT_TYPE);
            }
        }
        return ofEnvelope(FunctionAnswerReader.read(prelude));
    }

    private static Answer ofEnvelope(FunctionAnswer answer) throws InvocationFailure {
        if (answer.streamed() == null && answer.status() == null) {
            throw BadAnswer.member("statusCode", "is null");
        }
        AnswerBuilder builder = new AnswerBuilder().fields("headers", answer.headers());
        for (String cookie : answer.cookies()) {
            builder.field("cookies", new HttpFields.Field("Set-Cookie", cookie));
        }
        return builder.build(answer.status() == null ? DEFAULT_STATUS : answer.status(), answer, DEFAULT_TYPE);
    }

    /** The body that an answer without envelope is; empty for an envelope, which is not read to its end. */
    private static Optional<Bytes> inferBody(JsonReader reader, Bytes payload) throws IOException, InvocationFailure {
        Bytes body = payload;
        if (reader.peek() == JsonToken.STRING) {
            body = Bytes.utf8(reader.nextString());
        } else if (reader.peek() == JsonToken.BEGIN_OBJECT) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("statusCode")) {
                    return Optional.empty();
                }
                reader.skipValue();
            }
            reader.endObject();
        } else {
            reader.skipValue();
        }
        AnswerJson.requireEnd(reader);
        return Optional.of(body);
    }
}
