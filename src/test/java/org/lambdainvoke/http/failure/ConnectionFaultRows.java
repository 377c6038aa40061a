package org.lambdainvoke.http.failure;

import static org.lambdainvoke.http.failure.FaultTable.row;
import static org.lambdainvoke.support.endpoint.Fault.afterRequest;
import static org.lambdainvoke.support.endpoint.Fault.apiError;
import static org.lambdainvoke.support.endpoint.Fault.beforeRequest;
import static org.lambdainvoke.support.endpoint.Fault.begun;
import static org.lambdainvoke.support.endpoint.Fault.chunked;
import static org.lambdainvoke.support.endpoint.Fault.good;

import java.util.ArrayList;
import java.util.List;
import org.lambdainvoke.http.failure.FaultTable.Outcome;
import org.lambdainvoke.http.failure.FaultTable.Row;
import org.lambdainvoke.support.endpoint.FaultEndpoint;

/** The call gets no whole answer: no connection, a broken one, or one on which nothing happens. */
final class ConnectionFaultRows {
    private static final int LARGE = 5_000_000;

    private ConnectionFaultRows() {}

    /** Those whose endpoint goes on listening: over TLS their connections end in another way. */
    static final List<Row> PATIENT = patient();

    static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        addUnreachable(rows);
        addBrokenBeforeTheAnswer(rows);
        addBrokenInTheAnswer(rows);
        addEndsThatNobodyKnows(rows);
        addBrokenChunks(rows);
        addGarbage(rows);
        addLargeRequests(rows);
        rows.addAll(PATIENT);
        return rows;
    }

    /** The endpoint goes on listening, so that it depends on the caller when the connection ends. */
    private static List<Row> patient() {
        List<Row> rows = new ArrayList<>();
        addTooSlow(rows);
        addHalfClosed(rows);
        return rows;
    }

    private static void addUnreachable(List<Row> rows) {
        rows.add(row(Outcome.UNREACHABLE, "closed port", endpoint -> FaultEndpoint.closedPortUrl())
                .neverSeen());
        rows.add(row(Outcome.UNREACHABLE, "unknown host", endpoint -> "http://lambda.invalid")
                .neverSeen());
        rows.add(row(Outcome.UNREACHABLE, "full queue", FaultEndpoint::fullQueueUrl)
                .neverSeen());
        rows.add(row(
                        Outcome.UNREACHABLE,
                        "certificate that nobody trusts",
                        endpoint -> endpoint.withSelfSignedCertificate().httpsUrl())
                .neverRead());
        rows.add(row(
                        Outcome.UNREACHABLE,
                        "handshake that is never answered",
                        endpoint -> endpoint.script(beforeRequest().hold()).httpsUrl())
                .neverRead());
        rows.add(row(
                        Outcome.UNREACHABLE,
                        "handshake that is reset",
                        endpoint -> endpoint.script(beforeRequest().reset()).httpsUrl())
                .neverRead());
        rows.add(row(
                        Outcome.UNREACHABLE,
                        "handshake that is closed",
                        endpoint -> endpoint.script(beforeRequest().close()).httpsUrl())
                .neverRead());
        rows.add(row(
                        Outcome.UNREACHABLE,
                        "handshake with a peer without TLS",
                        endpoint -> endpoint.script(beforeRequest()
                                        .send("HTTP/1.1 400 Bad Request\r\n\r\n")
                                        .close())
                                .httpsUrl())
                .neverRead());
    }

    /** Nobody can tell how far the request came, not even when not a byte of it was read. */
    private static void addBrokenBeforeTheAnswer(List<Row> rows) {
        rows.add(row(
                        Outcome.CONNECTION_LOST,
                        "reset before the request",
                        beforeRequest().reset(),
                        good("{}"))
                .neverRead());
        rows.add(row(
                        Outcome.CONNECTION_LOST,
                        "closed before the request",
                        beforeRequest().close(),
                        good("{}"))
                .neverRead());
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "reset after the request",
                afterRequest().reset(),
                good("{}")));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "closed after the request",
                afterRequest().close(),
                good("{}")));
        rows.add(row(
                        Outcome.CONNECTION_LOST,
                        "throttled, then reset",
                        apiError(429, "x"),
                        afterRequest().reset())
                .attempts(2));
    }

    private static void addBrokenInTheAnswer(List<Row> rows) {
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "half a status line",
                afterRequest().send("HTTP/1.1 2").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "half a head",
                afterRequest().send("HTTP/1.1 200 OK\r\nContent-Le").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "reset in the body",
                begun(200, 1000, "{\"a\":").reset()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "closed in the body",
                begun(200, 1000, "{\"a\":1}").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "closed before the body",
                begun(200, 1000, "").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "function error cut off",
                begun(200, 1000, "{", "X-Amz-Function-Error: x").close()));
    }

    private static void addEndsThatNobodyKnows(List<Row> rows) {
        addOfUnknownEnd(rows, "no length", "");
        addOfUnknownEnd(rows, "length that is no number", "Content-Length: x\r\n");
        addOfUnknownEnd(rows, "negative length", "Content-Length: -2\r\n");
        addOfUnknownEnd(rows, "two lengths", "Content-Length: 2\r\nContent-Length: 1\r\n");
        addOfUnknownEnd(rows, "list of lengths", "Content-Length: 2, 2\r\n");
        addOfUnknownEnd(rows, "unknown transfer coding", "Transfer-Encoding: x\r\n");
        addOfUnknownEnd(rows, "chunks and a length", "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n");
    }

    private static void addOfUnknownEnd(List<Row> rows, String name, String framing) {
        rows.add(row(
                Outcome.CONNECTION_LOST,
                name,
                afterRequest().send("HTTP/1.1 200 OK\r\n" + framing + "\r\n{}").close()));
    }

    private static void addBrokenChunks(List<Row> rows) {
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "chunk cut off",
                chunked("1000\r\n{\"a\":1}").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "chunks without the last",
                chunked("7\r\n{\"a\":1}\r\n").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "reset between chunks",
                chunked("7\r\n{\"a\":1}\r\n").reset()));
    }

    private static void addGarbage(List<Row> rows) {
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "another protocol",
                afterRequest().send("SSH-2.0-x\r\n").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "binary",
                afterRequest().send("\u0000\u0001\u00ff\u0015\u0003").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "status that is no number",
                afterRequest().send("HTTP/1.1 OK 200\r\n\r\n").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "chunk size that is no number",
                chunked("zz\r\n{}\r\n0\r\n\r\n").close()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "chunk longer than its size",
                chunked("1\r\n{}\r\n0\r\n\r\n").close()));
    }

    private static void addTooSlow(List<Row> rows) {
        rows.add(row(Outcome.TIMEOUT, "accepted and never read", beforeRequest().hold())
                .neverRead()
                .soon());
        rows.add(row(Outcome.TIMEOUT, "read and never answered", afterRequest().hold(), good("{}"))
                .soon());
        rows.add(row(
                        Outcome.TIMEOUT,
                        "head that drips",
                        afterRequest().send("HTTP/1.1 200 OK\r\nX:").drip())
                .soon());
        rows.add(row(
                        Outcome.TIMEOUT,
                        "half a body",
                        begun(200, 1000, "{\"a\":1}").hold())
                .soon());
        rows.add(row(
                        Outcome.TIMEOUT,
                        "body that drips",
                        begun(200, 1_000_000, "").drip())
                .soon());
        rows.add(row(
                        Outcome.TIMEOUT,
                        "throttled, then never answered",
                        apiError(429, "x"),
                        afterRequest().hold())
                .attempts(2)
                .with("timeout", "2000"));
        rows.add(row(
                        Outcome.TIMEOUT,
                        "large request that nobody reads",
                        beforeRequest().hold())
                .upload(LARGE)
                .neverRead()
                .soon());
    }

    private static void addHalfClosed(List<Row> rows) {
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "half closed after the request",
                afterRequest().halfClose(),
                good("{}")));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "half closed after the request by TCP alone",
                afterRequest().halfCloseTcp(),
                good("{}")));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "half closed in the body",
                begun(200, 1000, "{\"a\":1}").halfClose()));
        rows.add(row(
                Outcome.CONNECTION_LOST,
                "half closed in the body by TCP alone",
                begun(200, 1000, "{\"a\":1}").halfCloseTcp()));
        rows.add(row(
                        Outcome.PAYLOAD_TOO_LARGE,
                        "413 before the request was read",
                        beforeRequest()
                                .send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
                                .halfClose())
                .upload(LARGE)
                .neverRead());
    }

    /** More than the buffers between the two hold, so that the filter is still sending. */
    private static void addLargeRequests(List<Row> rows) {
        rows.add(row(
                        Outcome.CONNECTION_LOST,
                        "large request that is reset",
                        beforeRequest().reset())
                .upload(LARGE)
                .neverRead());
        rows.add(row(Outcome.ANSWER, "large request", good("{}")).upload(LARGE));
    }
}
