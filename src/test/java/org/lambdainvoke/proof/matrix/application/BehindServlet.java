package org.lambdainvoke.proof.matrix.application;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands behind the filters: says so where it is reached, and at {@code /reached} how often it was. */
public final class BehindServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** One for all mappings, of which each may have an instance of its own. */
    private static final AtomicInteger REACHED = new AtomicInteger();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(request.getServletPath().equals("/reached") ? REACHED.toString() : reached());
    }

    private static String reached() {
        REACHED.incrementAndGet();
        return "servlet";
    }
}
