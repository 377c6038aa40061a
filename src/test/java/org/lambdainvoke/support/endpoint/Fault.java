package org.lambdainvoke.support.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link FaultEndpoint} does with one request, step by step on the wire. Immutable. A fault that neither resets
 * nor closes leaves the connection open for the next request.
 */
public final class Fault {
    private static final String MESSAGE = "{\"Type\":\"User\",\"message\":\"said by Lambda of arn:aws:lambda:eu-west-1:"
            + "123456789012:function:greet on ip-10-1-2-3.ec2.internal\"}";

    /** One thing done with a connection. */
    interface Step {
        void take(FaultConnection connection) throws IOException, InterruptedException;
    }

    private final boolean readsRequest;
    private final List<Step> steps;

    private Fault(boolean readsRequest, List<Step> steps) {
        this.readsRequest = readsRequest;
        this.steps = List.copyOf(steps);
    }

    /** Does nothing yet, and nothing before the whole request is read. */
    public static Fault afterRequest() {
        return new Fault(true, List.of());
    }

    /** Does nothing yet, and reads no byte of the request. */
    public static Fault beforeRequest() {
        return new Fault(false, List.of());
    }

    /** The answer of a function that returned {@code json}. */
    public static Fault good(String json) {
        return answer(200, "application/json", json, "X-Amz-Executed-Version: $LATEST");
    }

    /** The answer of a function that returned a JSON string of {@code bytes} bytes, the quotes included. */
    public static Fault goodOfSize(int bytes) {
        return good("\"" + "x".repeat(bytes - 2) + "\"");
    }

    /** The answer for a function that failed: {@code kind} is {@code Unhandled} or, formerly, {@code Handled}. */
    public static Fault functionError(String kind, String json) {
        return answer(200, "application/json", json, "X-Amz-Function-Error: " + kind);
    }

    /** An error of the Invoke API; {@code fields} are more lines of the head, such as {@code Retry-After}. */
    public static Fault apiError(int status, String type, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("x-amzn-ErrorType: " + type);
        return answer(status, "application/json", MESSAGE, all.toArray(String[]::new));
    }

    /** A redirect to a port where nobody may come; see {@link FaultEndpoint#strays}. */
    public static Fault redirect(int status) {
        return afterRequest()
                .then(connection -> connection.send(
                        bytes(head(status, "text/plain", 0, "Location: " + connection.elsewhere()) + "\r\n")));
    }

    /** Any whole answer with a length. */
    public static Fault answer(int status, String contentType, String body, String... fields) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return afterRequest()
                .send(head(status, contentType, content.length, fields) + "\r\n")
                .then(connection -> connection.send(content));
    }

    /** An answer that announces {@code length} bytes of JSON and so far sends {@code body}. */
    public static Fault begun(int status, int length, String body, String... fields) {
        return afterRequest()
                .send(head(status, "application/json", length, fields) + "\r\n")
                .send(body);
    }

    /** An answer in chunks whose coding is {@code chunks}, which need not be right. */
    public static Fault chunked(String chunks) {
        return afterRequest()
                .send("HTTP/1.1 200 OK\r\nx-amzn-RequestId: request-1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    /** Then sends {@code text}, in Latin-1 as it stands. */
    public Fault send(String text) {
        return then(connection -> connection.send(bytes(text)));
    }

    /** Then sends {@code content}. */
    public Fault send(byte[] content) {
        return then(connection -> connection.send(content));
    }

    /** Then sends {@code content} so many times. */
    public Fault sendRepeatedly(byte[] content, int times) {
        return then(connection -> {
            for (int i = 0; i < times; i++) {
                connection.send(content);
            }
        });
    }

    /** Then waits until the test {@linkplain FaultEndpoint#release releases} it. */
    public Fault hold() {
        return then(FaultConnection::awaitRelease);
    }

    /** Then sends one space after another until the peer leaves or the test releases it. */
    public Fault drip() {
        return then(FaultConnection::drip);
    }

    /** Then says that nothing more will come, and goes on listening until the peer leaves. */
    public Fault halfClose() {
        return then(FaultConnection::halfClose);
    }

    /** As {@link #halfClose()}, but TLS does not say so: it is TCP alone that ends. */
    public Fault halfCloseTcp() {
        return then(FaultConnection::halfCloseTcp);
    }

    /** Then closes the connection in order. */
    public Fault close() {
        return then(FaultConnection::close);
    }

    /** Then closes the connection by a TCP reset, which also throws away what the peer has not read. */
    public Fault reset() {
        return then(FaultConnection::reset);
    }

    boolean readsRequest() {
        return readsRequest;
    }

    void perform(FaultConnection connection) throws IOException, InterruptedException {
        for (Step step : steps) {
            step.take(connection);
        }
    }

    private Fault then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Fault(readsRequest, more);
    }

    private static String head(int status, String contentType, int length, String... fields) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said So\r\n"
                + "x-amzn-RequestId: request-1\r\n"
                + "Content-Type: " + contentType + "\r\n"
                + "Content-Length: " + length + "\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return head.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
