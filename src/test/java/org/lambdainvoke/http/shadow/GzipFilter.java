package org.lambdainvoke.http.shadow;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Packs whatever the rest of the chain writes, and finishes when that returns. */
final class GzipFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Packed packed = new Packed((HttpServletResponse) response);
        packed.setHeader("Content-Encoding", "gzip");
        chain.doFilter(request, packed);
        packed.finish();
    }

    private static final class Packed extends HttpServletResponseWrapper {
        private final GZIPOutputStream gzip;
        private final PrintWriter writer;

        Packed(HttpServletResponse response) throws IOException {
            super(response);
            this.gzip = new GZIPOutputStream(response.getOutputStream(), true);
            this.writer = new PrintWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8));
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    gzip.write(octet);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException("not asynchronous");
                }
            };
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        void finish() throws IOException {
            writer.flush();
            gzip.finish();
        }
    }
}
