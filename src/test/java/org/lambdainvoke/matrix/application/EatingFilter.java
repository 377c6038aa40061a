package org.lambdainvoke.matrix.application;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** Asks for a parameter, as many filters do: the container then reads a form, and nothing is left of its body. */
public final class EatingFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String unused = request.getParameter("csrf");
        chain.doFilter(request, response);
    }
}
