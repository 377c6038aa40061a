package org.lambdainvoke.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The answer that a program's format makes of a function's result. Immutable and thread-safe.
 *
 * <pre>{@code
 * HttpAnswer.of(200, result.payload()).with("Content-Type", "text/html; charset=utf-8")
 * }</pre>
 */
public final class HttpAnswer {
    private final int status;
    private final List<Field> fields;
    private final Bytes body;

    /**
     * A header field.
     *
     * @param name as it was given
     * @param value as it was given
     */
    public record Field(String name, String value) {}

    private HttpAnswer(int status, List<Field> fields, Bytes body) {
        this.status = status;
        this.fields = List.copyOf(fields);
        this.body = body;
    }

    /**
     * An answer without header fields. Its length is sent, and is not a field of its own.
     *
     * @param status 200 to 599
     * @param body may be empty; not sent where the status has none (204, 205, 304)
     * @return the answer
     */
    public static HttpAnswer of(int status, Bytes body) {
        return new HttpAnswer(status, List.of(), Objects.requireNonNull(body));
    }

    /**
     * This answer with one more header field; a name may come several times. What belongs to the connection
     * ({@code Connection}, {@code Transfer-Encoding} and the like) is not sent.
     *
     * @param name such as {@code Content-Type}
     * @param value characters of Latin-1; no control character but the tabulator
     * @return the answer with the field
     */
    public HttpAnswer with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(Objects.requireNonNull(name), Objects.requireNonNull(value)));
        return new HttpAnswer(status, more, body);
    }

    /** {@return the status, unchecked} */
    public int status() {
        return status;
    }

    /** {@return the header fields in their order, unchecked} */
    public List<Field> fields() {
        return fields;
    }

    /** {@return the body} */
    public Bytes body() {
        return body;
    }
}
