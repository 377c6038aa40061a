package org.lambdainvoke.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lambdainvoke.call.Bytes;
import org.lambdainvoke.call.InvocationFailure;
import org.lambdainvoke.internal.http.FieldNames;
import org.lambdainvoke.internal.http.FieldSyntax;
import org.lambdainvoke.internal.http.HopByHop;

/** Makes an answer of what a dialect has chosen, by the rules of HTTP that hold for all of them. Not thread-safe. */
public final class AnswerBuilder {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final FieldNames LENGTH = FieldNames.of("Content-Length");

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
        String value = sendable(field.value());
        if (!FieldSyntax.isValue(value)) {
            throw BadAnswer.member(member + "." + field.name(), "has characters that no field may have");
        }
        fields.add(new HttpFields.Field(field.name(), value.strip()));
        return this;
    }

    /**
     * Adds fields, but for those of the connection and of the length.
     *
     * @param member where the function has written them, for the message of a fault
     * @throws InvocationFailure with {@code bad_answer} when HTTP does not allow one of them
     */
    public AnswerBuilder fields(String member, List<HttpFields.Field> more) throws InvocationFailure {
        for (HttpFields.Field field : more) {
            field(member, field);
        }
        return this;
    }

    /** Adds the fields of both maps; a pair that stands in both is sent once. */
    AnswerBuilder bothMaps(FunctionAnswer answer) throws InvocationFailure {
        fields("multiValueHeaders", answer.multiValueHeaders());
        return fields("headers", without(answer.multiValueHeaders(), answer.headers()));
    }

    AnswerBuilder cookies(List<String> cookies) throws InvocationFailure {
        for (String cookie : cookies) {
            field("cookies", new HttpFields.Field("Set-Cookie", cookie));
        }
        return this;
    }

    /**
     * The answer with {@code body}, unless its status has none.
     *
     * @param defaultType the type when the function names none; null for none. An answer whose status has no body has
     *     none either: a cache would take it over (RFC 9111, section 4.3.4)
     */
    public Answer build(int status, Bytes body, @Nullable String defaultType) {
        String contentType = null;
        List<HttpFields.Field> kept = new ArrayList<>(fields.size());
        FieldNames hopByHop = HopByHop.ofAnswer(valuesOf("Connection"));
        for (HttpFields.Field field : fields) {
            if (field.name().equalsIgnoreCase(CONTENT_TYPE)) {
                contentType = field.value();
            } else if (!hopByHop.contains(field.name()) && !LENGTH.contains(field.name())) {
                kept.add(field);
            }
        }
        boolean hasBody = !Answer.WITHOUT_BODY.contains(status);
        if (contentType == null || contentType.isEmpty()) {
            contentType = hasBody ? defaultType : null;
        }
        return new Answer(status, contentType, HttpFields.of(kept), hasBody ? body : Bytes.EMPTY);
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

    /** Containers send one byte for each character. U+FFFD, which stands for a broken one, is sent in UTF-8. */
    private static String sendable(String value) {
        return value.indexOf('\uFFFD') < 0
                ? value
                : new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
