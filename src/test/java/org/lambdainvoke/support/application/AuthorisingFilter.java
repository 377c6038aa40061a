package org.lambdainvoke.support.application;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Authorises, so that no request may pass it by, and leaves its mark on each answer. */
public final class AuthorisingFilter implements Filter {
    public static final String MARK = "X-Authorised-By";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader(MARK, "shop");
        if (((HttpServletRequest) request).getHeader("X-Refused") == null) {
            chain.doFilter(request, response);
        } else {
            answer.setStatus(403);
            answer.getWriter().print("not for you");
        }
    }
}
