package org.lambdainvoke.proof.matrix.application;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Asks for a parameter, as many filters do: the container then reads a form, and nothing is left of its body. Takes the
 * first byte of it instead where a field of the request says so.
 */
public final class EatingFilter implements Filter {
    public static final String FIRST_BYTE = "X-Eat-First-Byte";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (((HttpServletRequest) request).getHeader(FIRST_BYTE) == null) {
            String unused = request.getParameter("csrf");
        } else {
            int unused = request.getInputStream().read();
        }
        chain.doFilter(request, response);
    }
}
