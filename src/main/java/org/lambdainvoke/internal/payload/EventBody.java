package org.lambdainvoke.internal.payload;

import java.util.Set;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.json.JsonEscapes;
import org.lambdainvoke.internal.json.PayloadBuffer;
import org.lambdainvoke.internal.request.MediaType;
import org.lambdainvoke.internal.request.Rejection;
import org.lambdainvoke.internal.request.RequestSnapshot;

/**
 * A request's body as it stands in an event: text, or base64 where it is no text. Immutable.
 *
 * <p>AWS decides by the type alone and breaks what does not fit it. Here bytes that are not UTF-8 are never sent as
 * text, whatever their type, so that no body changes on its way.
 *
 * @param bytes the body; empty when there is none
 * @param isBase64 whether it is written in base64
 */
record EventBody(Bytes bytes, boolean isBase64) {
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/xml", "application/javascript");

    /** Text whenever it can be, as a REST API without binary media types does, but never broken. */
    static EventBody textIfUtf8(RequestSnapshot request) throws InvocationFailure {
        return of(bytesOf(request), true);
    }

    /**
     * Text only for the types that HTTP APIs, function URLs and load balancers take for text; forms are not among them.
     */
    static EventBody textByType(RequestSnapshot request) throws InvocationFailure {
        String type = MediaType.nameOf(request.contentTypeField());
        return of(bytesOf(request), type.startsWith("text/") || TEXT_TYPES.contains(type));
    }

    /** Whether there is a body. */
    boolean isPresent() {
        return !bytes.isEmpty();
    }

    /** How many bytes the body takes up in an event. */
    int encodedSize() {
        return isBase64 ? PayloadBuffer.base64Size(bytes) : JsonEscapes.escapedSize(bytes);
    }

    /** This body in base64. */
    EventBody inBase64() {
        return new EventBody(bytes, isPresent());
    }

    private static EventBody of(Bytes bytes, boolean mayBeText) {
        return new EventBody(bytes, !bytes.isEmpty() && !(mayBeText && bytes.isUtf8()));
    }

    private static Bytes bytesOf(RequestSnapshot request) throws InvocationFailure {
        if (request.consumedForm() == null) {
            return request.body();
        }
        MediaType type = request.contentType();
        if (!type.isForm()) {
            // The bytes of a multipart body can't be had again from its parts.
            throw Rejection.alreadyRead();
        }
        return FormEncoder.encode(request.consumedForm(), type.charset());
    }
}
