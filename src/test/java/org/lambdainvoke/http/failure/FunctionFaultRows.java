package org.lambdainvoke.http.failure;

import static org.lambdainvoke.http.failure.FaultTable.row;
import static org.lambdainvoke.support.endpoint.Fault.answer;
import static org.lambdainvoke.support.endpoint.Fault.chunked;
import static org.lambdainvoke.support.endpoint.Fault.functionError;
import static org.lambdainvoke.support.endpoint.Fault.good;
import static org.lambdainvoke.support.endpoint.Fault.goodOfSize;

import java.util.List;
import org.lambdainvoke.http.failure.FaultTable.Outcome;
import org.lambdainvoke.http.failure.FaultTable.Row;
import org.lambdainvoke.support.endpoint.Fault;

/** Lambda took the call: answers of functions, of all kinds, and errors of functions. */
final class FunctionFaultRows {
    private static final String THROWN =
            "{\"errorMessage\":\"no row 7 at 10.1.2.3\",\"errorType\":\"java.lang.IllegalStateException\"}";

    /** Lambda's limit for answers. */
    private static final int LARGEST = 6_291_456;

    private FunctionFaultRows() {}

    static final List<Row> ROWS = List.of(
            row(Outcome.ANSWER, "a good answer", good("{ \"e\": \"\u00e9\" }")).body("{ \"e\": \"\u00e9\" }"),
            row(Outcome.ANSWER, "chunks", chunked("3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\nX-Trailer: x\r\n\r\n"))
                    .body("{\"a\":1}"),
            row(Outcome.ANSWER, "6 MiB", goodOfSize(LARGEST)).body("\"" + "x".repeat(LARGEST - 2) + "\""),
            row(Outcome.ANSWER, "nothing", good("")).body(""),
            row(Outcome.ANSWER, "text of an unknown type", answer(200, "x-y/z; charset=no-such-charset", "hello"))
                    .body("hello"),
            row(Outcome.ANSWER, "no type", untyped("{}")),
            row(Outcome.ANSWER, "interim answers", interim()),
            row(Outcome.FUNCTION_ERROR, "unhandled", functionError("Unhandled", THROWN)),
            row(Outcome.FUNCTION_ERROR, "handled", functionError("Handled", THROWN)),
            row(Outcome.FUNCTION_ERROR, "error of no name", functionError("", THROWN)),
            row(Outcome.FUNCTION_ERROR, "error without a payload", functionError("Unhandled", "")),
            row(Outcome.FUNCTION_ERROR, "error that is no JSON", functionError("Unhandled", "<html>")),
            row(Outcome.FUNCTION_ERROR, "error with odd members", functionError("Unhandled", oddMembers())),
            row(Outcome.FUNCTION_ERROR, "error nested deep", functionError("Unhandled", "[".repeat(100_000))),
            row(Outcome.FUNCTION_ERROR, "error, however the answer looks", functionError("Unhandled", THROWN))
                    .with("payload", "apigateway-2.0"),
            row(Outcome.FUNCTION_TIMEOUT, "Sandbox.Timedout", functionError("Unhandled", timedOut())),
            row(Outcome.FUNCTION_TIMEOUT, "Task timed out after", functionError("Unhandled", taskTimedOut())),
            row(Outcome.BAD_ANSWER, "more than Lambda allows", goodOfSize(LARGEST + 101)),
            row(Outcome.BAD_ANSWER, "content coding", answer(200, "text/plain", "x", "Content-Encoding: gzip")),
            row(Outcome.BAD_ANSWER, "202 to a call that waits", answer(202, "application/json", "")),
            row(
                    Outcome.BAD_ANSWER,
                    "204 to a call that waits",
                    Fault.afterRequest().send("HTTP/1.1 204 x\r\n\r\n")),
            badAnswer("status of no answer", "{\"statusCode\":99}"),
            badAnswer("status that is a word", "{\"statusCode\":\"fine\"}"),
            badAnswer("field that would split the answer", "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nc: d\"}}"),
            badAnswer("page of a proxy", "<html>Sign in</html>"),
            badAnswer("nothing", ""),
            badAnswer("null", "null"),
            badAnswer("half an object", "{\"statusCode\":200,"));

    private static Row badAnswer(String name, String json) {
        return row(Outcome.BAD_ANSWER, name, good(json)).with("payload", "apigateway-1.0");
    }

    private static Fault untyped(String body) {
        return Fault.afterRequest().send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static Fault interim() {
        return Fault.afterRequest()
                .send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
                .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    }

    private static String oddMembers() {
        return "{\"errorMessage\":null,\"errorType\":[1]}";
    }

    private static String timedOut() {
        return "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: r Error: Task timed out\"}";
    }

    private static String taskTimedOut() {
        return "{\"errorMessage\":\"2026-11-22T00:00:00.000Z r Task timed out after 3.00 seconds\"}";
    }
}
