package org.lambdainvoke.internal.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mockito.Mockito;

/** A response without a container: keeps what is set and written, and commits when it is flushed. */
class RecordedResponse extends HttpServletResponseWrapper {
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Supplier<Map<String, String>> trailers = Map::of;
    private int status = 200;
    private boolean isCommitted;
    private int flushes;

    RecordedResponse() {
        super(Mockito.mock(HttpServletResponse.class));
    }

    /** What comes before each write; may throw. */
    void beforeWrite() throws IOException {}

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new ServletOutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                beforeWrite();
                body.write(octets, offset, length);
            }

            @Override
            public void close() throws IOException {
                isCommitted = true;
                Map<String, String> unused = trailers.get();
            }

            @Override
            public boolean isReady() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public void flushBuffer() throws IOException {
        isCommitted = true;
        flushes++;
    }

    @Override
    public boolean isCommitted() {
        return isCommitted;
    }

    @Override
    public void reset() {
        if (isCommitted) {
            throw new IllegalStateException("committed");
        }
        status = 200;
        fields.clear();
        body.reset();
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setHeader(String name, String value) {
        fields.put(name, new ArrayList<>(List.of(value)));
    }

    @Override
    public void addHeader(String name, String value) {
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    @Override
    public String getHeader(String name) {
        return fields.containsKey(name) ? fields.get(name).get(0) : null;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.copyOf(fields.keySet());
    }

    @Override
    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    @Override
    public String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public void setContentLength(int length) {
        setHeader("Content-Length", Integer.toString(length));
    }

    @Override
    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        trailers = supplier;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** How often what was written was flushed. */
    int flushes() {
        return flushes;
    }
}
