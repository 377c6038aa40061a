package org.lambdainvoke.internal.payload;

import java.io.IOException;
import java.nio.charset.Charset;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.json.PayloadBuffer;
import org.lambdainvoke.internal.request.MediaType;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.RequestSnapshot;

/** The request's body: a JSON type byte for byte, any other as a JSON string of its text, none as an empty object. */
public final class BodyPayload {
    private BodyPayload() {}

    /**
     * Makes the payload.
     *
     * @throws InvocationFailure when the body is not what its type says, or was read before
     */
    public static Bytes encode(RequestSnapshot snapshot) throws InvocationFailure {
        if (snapshot.consumedForm() != null) {
            throw Rejection.alreadyRead();
        }
        Bytes body = snapshot.body();
        if (body.isEmpty()) {
            return Bytes.utf8("{}");
        }
        MediaType type = snapshot.contentType();
        Charset charset = type.charset();
        return type.isJson() ? JsonText.check(body, charset).bytes() : quoted(body, charset);
    }

    private static Bytes quoted(Bytes body, Charset charset) throws InvocationFailure {
        try {
            PayloadBuffer buffer = new PayloadBuffer(body.size() + body.size() / 8 + 2);
            buffer.jsonWriter().value(body.decode(charset));
            return buffer.toBytes();
        } catch (IOException e) {
            // Also when it is written: Java's UTF-32 lets half a surrogate pair through.
            throw Rejection.malformed("The body is not text in " + charset.name() + ".", e);
        }
    }
}
