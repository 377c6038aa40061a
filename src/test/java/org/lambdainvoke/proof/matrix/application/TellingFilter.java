package org.lambdainvoke.proof.matrix.application;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells the client, when the answer comes by, whether the container has its thread back. */
public final class TellingFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse http = (HttpServletResponse) response;
        http.setHeader("X-Async-Started", "false");
        chain.doFilter(request, response);
        if (request.isAsyncStarted()) {
            http.setHeader("X-Async-Started", "true");
        }
    }
}
