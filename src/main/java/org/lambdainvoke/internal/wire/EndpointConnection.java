package org.lambdainvoke.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import javax.net.ssl.SSLSocket;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.ProtocolException;
import org.apache.http.config.MessageConstraints;
import org.apache.http.entity.ContentLengthStrategy;
import org.apache.http.impl.conn.DefaultHttpResponseParser;
import org.apache.http.impl.conn.DefaultManagedHttpClientConnection;
import org.apache.http.impl.io.ChunkedInputStream;
import org.apache.http.impl.io.SessionInputBufferImpl;
import org.apache.http.io.HttpMessageParserFactory;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.CharArrayBuffer;

/**
 * A connection that takes nothing for an answer but an answer. HttpClient's own skips lines before a status line,
 * bounds neither the fields of a head nor those after a body, and leaves bytes that came behind an answer for the next
 * one.
 */
final class EndpointConnection extends DefaultManagedHttpClientConnection {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int MOST_FIELDS = 1000;
    private static final MessageConstraints CONSTRAINTS = MessageConstraints.custom()
            .setMaxHeaderCount(MOST_FIELDS)
            .setMaxLineLength(BoundedLines.MOST_CHARACTERS)
            .build();
    private static final String SELF = EndpointConnection.class.getName();
    private static final HttpMessageParserFactory<HttpResponse> PARSERS =
            (buffer, constraints) -> new StrictParser(new BoundedLines(buffer));

    private static final class StrictParser extends DefaultHttpResponseParser {
        private final BoundedLines lines;

        private StrictParser(BoundedLines lines) {
            super(lines, CONSTRAINTS);
            this.lines = lines;
        }

        /** One head; those of interim answers and that of the final one are bounded together. */
        @Override
        public HttpResponse parse() throws IOException, HttpException {
            HttpResponse response = super.parse();
            int status = response.getStatusLine().getStatusCode();
            if (status == HttpStatus.SC_SWITCHING_PROTOCOLS) {
                throw new ProtocolException("the endpoint switches to a protocol that nobody asked for");
            }
            if (status >= HttpStatus.SC_OK) {
                lines.beginAnew();
            }
            return response;
        }

        @Override
        protected boolean reject(CharArrayBuffer line, int count) {
            return true;
        }
    }

    EndpointConnection(String id) {
        super(id, BUFFER_BYTES, BUFFER_BYTES, null, null, CONSTRAINTS, null, null, null, PARSERS);
        setAttribute(SELF, this);
    }

    /** With a bound of its own for the trailer, which comes after the last chunk. */
    @Override
    protected InputStream createInputStream(long length, SessionInputBuffer buffer) {
        return length == ContentLengthStrategy.CHUNKED
                ? new ChunkedInputStream(new BoundedLines(buffer), CONSTRAINTS)
                : super.createInputStream(length, buffer);
    }

    /** Whether more came on the connection behind {@code leased} than was asked for. */
    static boolean hasUnaskedInput(HttpClientConnection leased) {
        return leased instanceof HttpContext pooled
                && pooled.getAttribute(SELF) instanceof EndpointConnection connection
                && connection.hasBufferedInput();
    }

    private boolean hasBufferedInput() {
        return ((SessionInputBufferImpl) getSessionInputBuffer()).hasBufferedData();
    }

    /** Whether the endpoint has closed the connection, or says something that nobody asked for. */
    @Override
    public boolean isStale() {
        return super.isStale() || hasBufferedInput();
    }

    /** Whether TLS is spoken on it. */
    boolean isSecure() {
        return getSocket() instanceof SSLSocket;
    }
}
