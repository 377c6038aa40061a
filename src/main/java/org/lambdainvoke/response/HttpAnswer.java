package org.lambdainvoke.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lambdainvoke.invoke.Bytes;
import org.lambdainvoke.invoke.InvocationFailure;
import org.lambdainvoke.invoke.InvocationResult;

/**
 * The answer that a program's format makes of a function's result. Immutable and thread-safe.
 *
 * <pre>{@code
 * HttpAnswer.of(200, result.payload()).with("Content-Type", "text/html; charset=utf-8")
 * }</pre>
 */
public final class HttpAnswer {
    private final int status;
    private final List<HttpFields.Field> fields;
    private final Bytes body;

    private HttpAnswer(int status, List<HttpFields.Field> fields, Bytes body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    /**
     * An answer without header fields. Its length is sent, and is no field of its own.
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
        List<HttpFields.Field> more = new ArrayList<>(fields);
        more.add(new HttpFields.Field(Objects.requireNonNull(name), Objects.requireNonNull(value)));
        return new HttpAnswer(status, more, body);
    }

    /**
     * The answer in the form of the filter, for its own use.
     *
     * @param result what it was made from
     * @return the answer
     * @throws InvocationFailure with {@code bad_answer} when HTTP does not allow the status or a field
     */
    public Answer checked(InvocationResult result) throws InvocationFailure {
        if (status < 200 || status > 599) {
            throw BadAnswer.member("status", "is not within 200 to 599");
        }
        return ProxyAnswer.identified(
                new AnswerBuilder().fields("headers", fields).build(status, body, null), result);
    }
}
