package org.lambdainvoke.proof.matrix.application;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Holds the answer back until the chain returns, as filters that compress or cache do, and sends it in capitals, with
 * the reason of a failure in a field.
 */
public final class ShoutingFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Held held = new Held((HttpServletResponse) response);
        chain.doFilter(request, held);
        Object reason = request.getAttribute("org.lambdainvoke.reason");
        if (reason != null) {
            held.setHeader("X-Reason", reason.toString());
        }
        String answer = held.bytes.toString(StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
        response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Held extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Held(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int octet) {
                    bytes.write(octet);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException("this response is not asynchronous");
                }
            };
        }

        @Override
        public void flushBuffer() {
            // Not before the chain returns.
        }
    }
}
