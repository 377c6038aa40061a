package org.lambdainvoke.invoke;

import org.apache.http.HttpClientConnection;
import org.apache.http.HttpResponse;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.conn.DefaultHttpResponseParser;
import org.apache.http.impl.conn.DefaultManagedHttpClientConnection;
import org.apache.http.impl.io.SessionInputBufferImpl;
import org.apache.http.io.HttpMessageParserFactory;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.CharArrayBuffer;

/**
 * A connection that takes nothing for an answer but an answer. HttpClient's own skips lines before a status line, bounds
 * neither the number of fields nor their length, and leaves bytes that came behind an answer for the next one.
 */
final class EndpointConnection extends DefaultManagedHttpClientConnection {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int MOST_FIELDS = 1000;
    private static final int LONGEST_LINE = 2 * 1024 * 1024;
    private static final MessageConstraints CONSTRAINTS = MessageConstraints.custom()
            .setMaxHeaderCount(MOST_FIELDS)
            .setMaxLineLength(LONGEST_LINE)
            .build();
    private static final String SELF = EndpointConnection.class.getName();
    private static final HttpMessageParserFactory<HttpResponse> PARSERS =
            (buffer, constraints) -> new StrictParser(buffer);

    private static final class StrictParser extends DefaultHttpResponseParser {
        private StrictParser(SessionInputBuffer buffer) {
            super(buffer, CONSTRAINTS);
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
}
