package org.lambdainvoke.response;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.http.FieldNames;
import org.lambdainvoke.http.FieldSyntax;
import org.lambdainvoke.http.HopByHop;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;

/** Makes an answer of what a dialect has chosen, by the rules of HTTP that hold for all of them. Not thread-safe. */
final class AnswerBuilder {
    /** What a function streams has this type unless it says otherwise (Lambda developer guide, "Response streaming"). */
    private static final String STREAM_TYPE = "application/octet-stream";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final FieldNames LENGTH = FieldNames.of("Content-Length");

    /** RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5. */
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private final List<HttpFields.Field> fields = new ArrayList<>();

    /**
     * Adds a field of the function.
     *
     * @param member the member that it stands in
     * @throws InvocationFailure when HTTP does not allow the name or the value
     */
    AnswerBuilder field(String member, HttpFields.Field field) throws InvocationFailure {
        if (!FieldSyntax.isName(field.name())) {
            throw BadAnswer.member(member, "has a name that is not a field name: [" + field.name() + "]");
        }
        if (!FieldSyntax.isValue(field.value())) {
            throw BadAnswer.member(member + "." + field.name(), "has characters that no field may have");
        }
        fields.add(new HttpFields.Field(field.name(), field.value().strip()));
        return this;
    }

    AnswerBuilder fields(String member, List<HttpFields.Field> more) throws InvocationFailure {
        for (HttpFields.Field field : more) {
            field(member, field);
        }
        return this;
    }

    /**
     * The answer with what the function has written for a body.
     *
     * @param defaultType the type of a body whose type the function does not name
     */
    Answer build(int status, FunctionAnswer answer, String defaultType) throws InvocationFailure {
        if (answer.streamed() != null) {
            return build(status, answer.streamed(), STREAM_TYPE);
        }
        String text = answer.text() == null ? "" : answer.text();
        return build(status, answer.isBase64() ? decode(text) : Bytes.utf8(text), defaultType);
    }

    /** The answer with {@code body}, unless its status has none. */
    Answer build(int status, Bytes body, String defaultType) {
        String contentType = null;
        List<HttpFields.Field> kept = new ArrayList<>(fields.size());
        FieldNames hopByHop = HopByHop.of(valuesOf("Connection"));
        for (HttpFields.Field field : fields) {
            if (field.name().equalsIgnoreCase(CONTENT_TYPE)) {
                contentType = field.value();
            } else if (!hopByHop.contains(field.name()) && !LENGTH.contains(field.name())) {
                kept.add(field);
            }
        }
        Bytes content = WITHOUT_BODY.contains(status) ? Bytes.EMPTY : body;
        return new Answer(status, typeOf(contentType, content, defaultType), HttpFields.of(kept), content);
    }

    private static @Nullable String typeOf(@Nullable String named, Bytes content, String defaultType) {
        if (named != null && !named.isEmpty()) {
            return named;
        }
        return content.isEmpty() ? null : defaultType;
    }

    private List<String> valuesOf(String name) {
        List<String> values = new ArrayList<>(0);
        for (HttpFields.Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    private static Bytes decode(String base64) throws InvocationFailure {
        try {
            return Bytes.of(Base64.getDecoder().decode(base64.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw BadAnswer.member("body", "is not base64, though isBase64Encoded says so", e);
        }
    }
}
