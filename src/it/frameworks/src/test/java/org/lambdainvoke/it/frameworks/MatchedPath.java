package org.lambdainvoke.it.frameworks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lambdainvoke.proof.property.WireAnswer;

/** Stands before all other filters and says in the answer which path the container matches them with. */
final class MatchedPath implements Filter {
    private static final String FIELD = "X-Matched-Path";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String path = http.getServletPath() + (http.getPathInfo() == null ? "" : http.getPathInfo());
        ((HttpServletResponse) response).setHeader(FIELD, URLEncoder.encode(path, StandardCharsets.UTF_8));
        chain.doFilter(request, response);
    }

    /** What it has said in an answer; empty when the container has refused the request before it looked for filters. */
    static Optional<String> of(WireAnswer answer) {
        return answer.first(FIELD).map(path -> URLDecoder.decode(path, StandardCharsets.UTF_8));
    }
}
