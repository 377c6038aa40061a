package org.lambdainvoke.internal.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.lambdainvoke.internal.answer.Answer;
import org.lambdainvoke.internal.answer.HttpFields;
import org.lambdainvoke.internal.http.FieldNames;

/** Sets the head of an answer on the servlet response, and takes it back. */
final class ResponseHead {
    /** Sessions of the container and of the function, and what several parties choose an answer by. */
    private static final FieldNames SHARED = FieldNames.of("Set-Cookie", "Vary");

    private ResponseHead() {}

    /**
     * Writes the head of {@code answer}. Fields that outer filters have set stay, and the buffer is not reset: a
     * compressing filter may have put its header there.
     *
     * @param isHead whether the request was a HEAD, whose answer has the length of a body but no body (RFC 9110, 9.3.2)
     * @throws IOException when the client is not there any more
     */
    static void set(Answer answer, boolean isHead, HttpServletResponse response) throws IOException {
        if (!isHead && !answer.body().isEmpty()) {
            giveWayToStream(response);
        }
        setHead(answer, response);
        if (hasLength(answer, isHead)) {
            response.setContentLength(answer.body().size());
        }
    }

    /**
     * Takes {@code answer} back, so that another can be committed; what filters in front have set stays.
     *
     * @throws IllegalStateException when it is too late for that
     */
    static void takeBack(Answer answer, HttpServletResponse response) {
        resetKeeping(
                response,
                (name, value) -> !name.equalsIgnoreCase("Content-Type")
                        && !name.equalsIgnoreCase("Content-Length")
                        && !answer.fields().contains(name, value));
    }

    static void setHead(Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        setFields(answer.fields(), response);
        if (answer.contentType() != null) {
            setContentType(answer.contentType(), response);
        }
    }

    /** Functions answer HEAD without a body, whose length would not be that of a GET (RFC 9110, section 8.6). */
    private static boolean hasLength(Answer answer, boolean isHead) {
        return answer.status() != HttpServletResponse.SC_NO_CONTENT
                && answer.status() != HttpServletResponse.SC_NOT_MODIFIED
                && !(isHead && answer.body().isEmpty());
    }

    /** Where an outer filter has opened the writer, only a full reset gives the stream. */
    static void giveWayToStream(HttpServletResponse response) throws IOException {
        try {
            ServletOutputStream unused = response.getOutputStream();
        } catch (IllegalStateException e) {
            resetKeeping(response, (name, value) -> true);
        }
    }

    private static void resetKeeping(HttpServletResponse response, BiPredicate<String, String> isKept) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            fields.put(name, List.copyOf(response.getHeaders(name)));
        }
        response.reset();
        fields.forEach((name, values) -> {
            for (String value : values) {
                if (isKept.test(name, value)) {
                    response.addHeader(name, value);
                }
            }
        });
    }

    /**
     * A field of the answer stands in place of what filters in front have set, but for those that they share with it.
     */
    private static void setFields(HttpFields fields, HttpServletResponse response) {
        List<HttpFields.Field> all = fields.all();
        for (int i = 0; i < all.size(); i++) {
            HttpFields.Field field = all.get(i);
            if (SHARED.contains(field.name()) || isNamedBefore(i, all)) {
                response.addHeader(field.name(), field.value());
            } else {
                response.setHeader(field.name(), field.value());
            }
        }
    }

    /** There are about 500 fields at most, and a few as a rule: a set is not worth its memory. */
    private static boolean isNamedBefore(int end, List<HttpFields.Field> all) {
        String name = all.get(end).name();
        for (int i = 0; i < end; i++) {
            if (all.get(i).name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Some containers add the charset of an outer filter; the bytes are in UTF-8 whatever it is. */
    private static void setContentType(String contentType, HttpServletResponse response) {
        response.setContentType(contentType);
        if (contentType.toLowerCase(Locale.ROOT).contains("charset=")) {
            return;
        }
        String sent = response.getContentType();
        if (sent != null && sent.toLowerCase(Locale.ROOT).contains("charset=")) {
            response.setCharacterEncoding("UTF-8");
        }
    }
}
